// SPDX-License-Identifier: Apache-2.0

/** The entity reference of the group whose members run the platform: `macadam.platformTeam`. */
export function platformTeamFromConfig(config: {
  getOptionalString(key: string): string | undefined;
}): string {
  const ref = config.getOptionalString('macadam.platformTeam');
  return (ref ?? 'group:default/platform-team').toLocaleLowerCase('en-US');
}
