// SPDX-License-Identifier: Apache-2.0

/** As PagerDuty writes times: ISO 8601 in UTC, whole seconds. */
export function wholeSeconds(at: Date | string): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
