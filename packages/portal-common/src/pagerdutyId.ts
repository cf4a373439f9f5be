// SPDX-License-Identifier: Apache-2.0

/**
 * Whether PagerDuty can have given this id to a service: `P1234AB`, capital letters and digits. A golden path writes the service's name in its
 * place until there is one; and everybody writes the annotations of their own file, in which `..` would lead elsewhere.
 */
export function isPagerdutyId(value: string): boolean {
  return /^[A-Z0-9]{1,40}$/.test(value);
}
