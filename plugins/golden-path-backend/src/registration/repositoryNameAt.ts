// SPDX-License-Identifier: Apache-2.0

/**
 * The name of the organisation's repository that an address leads to, be it the address of its page, of a file in it or for a clone;
 * `undefined` for any other place.
 */
export function repositoryNameAt(
  address: string,
  of: { host: string; organization: string },
): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol) || host !== of.host) return undefined;
  const [, organization = '', repository = ''] = pathname.split('/');
  if (organization.toLowerCase() !== of.organization.toLowerCase()) {
    return undefined;
  }
  const name = repository.replace(/\.git$/, '');
  return /^[\w.-]+$/.test(name) && !/^\.+$/.test(name) ? name : undefined;
}
