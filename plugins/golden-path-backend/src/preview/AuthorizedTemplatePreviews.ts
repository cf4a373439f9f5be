// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  taskCreatePermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import type { PreviewRequest } from '@macadam/plugin-golden-path-common';
import type { Caller } from '../Caller';
import type { PreviewSlots } from './PreviewSlots';
import type { TemplatePreviewer } from './TemplatePreviews';

/** Previews for whoever may run templates and read the whole of them, a few at a time. */
export class AuthorizedTemplatePreviews implements TemplatePreviewer {
  constructor(
    private readonly inner: TemplatePreviewer,
    private readonly deps: {
      auth: AuthService;
      permissions: PermissionsService;
      slots: PreviewSlots;
    },
  ) {}

  async preview(request: PreviewRequest, caller: Caller) {
    await this.mustBeAllowed(caller);
    const { credentials } = caller;
    if (!this.deps.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Previews are for people');
    }
    return this.deps.slots.within(credentials.principal.userEntityRef, () =>
      this.inner.preview(request, caller),
    );
  }

  private async mustBeAllowed(caller: Caller): Promise<void> {
    const [create] = await this.deps.permissions.authorize(
      [{ permission: taskCreatePermission }],
      caller,
    );
    // On a condition some parameters or steps are hidden from the caller, and what they render would show them.
    const reads = await this.deps.permissions.authorizeConditional(
      [
        { permission: templateParameterReadPermission },
        { permission: templateStepReadPermission },
      ],
      caller,
    );
    const isAllowed = [create, ...reads].every(
      ({ result }) => result === AuthorizeResult.ALLOW,
    );
    if (!isAllowed) {
      throw new NotAllowedError('You may not create from this template');
    }
  }
}
