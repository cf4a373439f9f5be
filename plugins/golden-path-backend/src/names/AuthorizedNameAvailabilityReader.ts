// SPDX-License-Identifier: Apache-2.0
import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import type { Caller } from '../Caller';
import type { NameAvailabilityReader } from './NameAvailabilityReader';

/** Tells whether a name is free to whoever may run a template, since they would learn it by trying. */
export class AuthorizedNameAvailabilityReader
  implements NameAvailabilityReader
{
  constructor(
    private readonly inner: NameAvailabilityReader,
    private readonly deps: { permissions: PermissionsService },
  ) {}

  async availability(name: string, caller: Caller) {
    const [decision] = await this.deps.permissions.authorize(
      [{ permission: taskCreatePermission }],
      caller,
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not create services');
    }
    return this.inner.availability(name, caller);
  }
}
