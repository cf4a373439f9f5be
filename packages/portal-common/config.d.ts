// SPDX-License-Identifier: Apache-2.0
export interface Config {
  macadam?: {
    /**
     * The group whose members may do what owners may, for every entity.
     * @default group:default/platform-team
     * @visibility frontend
     */
    platformTeam?: string;
  };
}
