// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  PermissionsService,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  isReadPermission,
  type AuthorizePermissionRequest,
  type AuthorizePermissionResponse,
  type Permission,
  type QueryPermissionRequest,
  type QueryPermissionResponse,
} from '@backstage/plugin-permission-common';
import { BriefMemory } from '@macadam/portal-node';

/** As long as Backstage remembers whose an identity's entities are, which is all that our policy decides by. */
const BRIEFLY = { milliseconds: 5_000, mostEntries: 2_000 };

/**
 * Asks the policy once for what one person may read, and not again for a moment. The question costs what a page of the catalog does: a token is
 * issued and checked, and a request goes through the whole of the portal. What changes something, and what is asked of one resource, is decided
 * anew each time. See docs/adr/0017.
 */
export class BrieflyRememberedPermissions implements PermissionsService {
  private readonly decisions = new BriefMemory<AuthorizePermissionResponse[]>(
    BRIEFLY,
  );
  private readonly conditions = new BriefMemory<QueryPermissionResponse[]>(
    BRIEFLY,
  );

  constructor(
    private readonly deps: {
      auth: Pick<AuthService, 'isPrincipal'>;
      permissions: PermissionsService;
    },
  ) {}

  authorize(
    requests: AuthorizePermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<AuthorizePermissionResponse[]> {
    const decide = () => this.deps.permissions.authorize(requests, options);
    const key = this.keyOf(requests, options);
    return key ? this.decisions.answer(key, decide) : decide();
  }

  authorizeConditional(
    queries: QueryPermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<QueryPermissionResponse[]> {
    const decide = () =>
      this.deps.permissions.authorizeConditional(queries, options);
    const key = this.keyOf(queries, options);
    return key ? this.conditions.answer(key, decide) : decide();
  }

  /** Undefined for what is not to be remembered. A service's own credentials are answered without a question. */
  private keyOf(
    asked: readonly { permission: Permission; resourceRef?: string }[],
    { credentials }: PermissionsServiceRequestOptions,
  ): string | undefined {
    if (!this.deps.auth.isPrincipal(credentials, 'user')) return undefined;
    const isToRemember = asked.every(
      ({ permission, resourceRef }) =>
        isReadPermission(permission) && resourceRef === undefined,
    );
    if (!isToRemember) return undefined;
    return JSON.stringify([credentials.principal, asked]);
  }
}
