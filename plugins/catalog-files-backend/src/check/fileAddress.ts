// SPDX-License-Identifier: Apache-2.0

/** `https://forge/organisation/repository/<view>/branch/path` */
const FILE = /^(https?:\/\/[^/]+\/[^/]+\/[^/]+)\/(?:blob|tree|edit|raw)\//;

/** The one address of a file. The catalog keeps that of a Location as it was given, and that of an entity from it with `tree` in place of `blob`. */
export function fileAddress(url: string): string {
  return url.replace(FILE, '$1/blob/');
}

/** The addresses that the catalog may have for a file. */
export function knownAddresses(url: string): string[] {
  return ['blob', 'tree'].map(view => url.replace(FILE, `$1/${view}/`));
}
