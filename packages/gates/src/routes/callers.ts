// SPDX-License-Identifier: Apache-2.0

/** Who comes to a route. Persons are users of the catalog fixture; each kind has objects of its own to destroy. */
export const callers = [
  'nobody',
  'expired',
  'reader',
  'owner',
  'other',
  'platform',
  'service',
] as const;

export type Caller = (typeof callers)[number];

export const persons = ['reader', 'owner', 'other', 'platform'] as const;
