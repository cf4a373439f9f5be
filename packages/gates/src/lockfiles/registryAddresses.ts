// SPDX-License-Identifier: Apache-2.0

const npmResolved = /"resolved":\s*"(https?:[^"]+)"/g;
const anyAddress = /https?(?::\/\/|%3A%2F%2F)[^\s"']+/gi;

/**
 * The addresses that a lock file says packages were fetched from. It must hold none: each company installs from a
 * registry of its own, and the checksums say what is right. npm also writes addresses of funding pages: they are let be.
 */
export function registryAddresses(fileName: string, content: string) {
  const address = /\.json(\.njk)?$/.test(fileName) ? npmResolved : anyAddress;
  return Array.from(content.matchAll(address), match => match[1] ?? match[0]);
}
