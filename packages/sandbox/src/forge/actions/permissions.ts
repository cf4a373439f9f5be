// SPDX-License-Identifier: Apache-2.0
import type { Permissions } from './Workflow';

const LEVELS = ['none', 'read', 'write'];

/**
 * What a job asks for beyond what its caller was given, in GitHub's words; `undefined` when nothing. Without a
 * `permissions:` key the repository's own default holds, which is not looked at.
 *
 * @see https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
 */
export function excessPermission(
  requested: Permissions,
  allowed: Permissions,
): string | undefined {
  if (requested === undefined || allowed === undefined) return undefined;
  if (typeof requested === 'string') {
    const isWithin =
      typeof allowed === 'string' && rank(allowed) >= rank(requested);
    return isWithin ? undefined : `is requesting '${requested}'`;
  }
  for (const [scope, level] of Object.entries(requested ?? {})) {
    const given = levelOf(allowed, scope);
    if (LEVELS.indexOf(level) > LEVELS.indexOf(given)) {
      return `is requesting '${scope}: ${level}', but is only allowed '${scope}: ${given}'`;
    }
  }
  return undefined;
}

/** `read-all`, `write-all` */
function rank(all: string): number {
  return LEVELS.indexOf(all.replace(/-all$/, ''));
}

function levelOf(allowed: Permissions, scope: string): string {
  if (typeof allowed === 'string') return allowed.replace(/-all$/, '');
  return allowed?.[scope] ?? 'none';
}
