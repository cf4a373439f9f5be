// SPDX-License-Identifier: Apache-2.0

/** An address of the web that a source gave; `undefined` of anything else, which would make a link that runs a script or leads nowhere. */
export function linkOf(value: string | null): string | undefined {
  if (!value || !URL.canParse(value)) return undefined;
  return /^https?:$/.test(new URL(value).protocol) ? value : undefined;
}
