// SPDX-License-Identifier: Apache-2.0

/**
 * How a service may be called, in one place: the form, the engine and the forge agree on it.
 *
 * Lower-case letters, digits and hyphens; begins with a letter, ends with a letter or digit; 3 to 50 characters. Such a name is at once a
 * repository, a catalog entity, a DNS label (RFC 1123) and a container image. Words that YAML takes for a boolean or for nothing are no names.
 */
export const SERVICE_NAME_PATTERN =
  '^(?!(true|false|null|yes|off)$)[a-z][a-z0-9-]{1,48}[a-z0-9]$';

/** The same rule in words, for whoever typed something else. */
export const SERVICE_NAME_RULE =
  'Lower-case letters, digits and hyphens, 3 to 50 of them, beginning with a letter and ending with a letter or digit';

const serviceName = new RegExp(SERVICE_NAME_PATTERN);

export function isServiceName(name: string): boolean {
  return serviceName.test(name);
}
