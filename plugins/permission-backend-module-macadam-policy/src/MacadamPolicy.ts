// SPDX-License-Identifier: Apache-2.0
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { rules } from './rules';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Turns the table of `rules.ts` into decisions. What the table does not name, and who is not signed in, is denied. */
export class MacadamPolicy implements PermissionPolicy {
  constructor(private readonly options: { platformTeam: string }) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const audience = Object.hasOwn(rules, permission.name)
      ? rules[permission.name]
      : undefined;
    if (!user || !audience) return DENY;
    if (this.isOnPlatformTeam(user)) return ALLOW;

    switch (audience) {
      case 'signed-in':
        return ALLOW;
      case 'entity-owner':
        return ownerOnly(permission, user);
      case 'task-starter':
        return starterOnly(permission, user);
      default:
        return DENY;
    }
  }

  private isOnPlatformTeam(user: PolicyQueryUser): boolean {
    return user.info.ownershipEntityRefs.includes(this.options.platformTeam);
  }
}

function ownerOnly(
  permission: Permission,
  user: PolicyQueryUser,
): PolicyDecision {
  if (!isResourcePermission(permission, 'catalog-entity')) return DENY;
  const claims = user.info.ownershipEntityRefs;
  return createCatalogConditionalDecision(
    permission,
    catalogConditions.isEntityOwner({ claims }),
  );
}

function starterOnly(
  permission: Permission,
  user: PolicyQueryUser,
): PolicyDecision {
  if (!isResourcePermission(permission, 'scaffolder-task')) return DENY;
  const createdBy = [user.info.userEntityRef];
  return createScaffolderTaskConditionalDecision(
    permission,
    scaffolderTaskConditions.isTaskOwner({ createdBy }),
  );
}
