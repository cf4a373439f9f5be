// SPDX-License-Identifier: Apache-2.0
import { mockCredentials } from '@backstage/backend-test-utils';

/** A member of the group payments. */
export const owner = 'user:default/ada';
/** Signed in, and in no group. */
export const other = 'user:default/eve';
export const platformEngineer = 'user:default/pat';

/** By user: the groups that each belongs to. */
export type Groups = Partial<Record<string, string[]>>;

const GROUPS: Groups = {
  [owner]: ['group:default/payments'],
  [platformEngineer]: ['group:default/platform-team'],
};

/** The `Authorization` of a user; `nobody` is not signed in. */
export function headerOf(caller: string): string {
  return caller === 'nobody'
    ? mockCredentials.none.header()
    : mockCredentials.user.header(caller);
}

/** What the portal knows of who asks. */
export function userInfoOf(given: Groups = {}) {
  return async (credentials: unknown) => {
    const { userEntityRef } = (
      credentials as ReturnType<typeof mockCredentials.user>
    ).principal;
    const groups = { ...GROUPS, ...given }[userEntityRef] ?? [];
    return { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] };
  };
}
