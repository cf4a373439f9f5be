// SPDX-License-Identifier: Apache-2.0
import type { CauseRequest } from '@macadam/plugin-dora-common';

/** What a person has filled in so far. */
export interface Draft {
  kind: CauseRequest['kind'];
  deploymentId: string;
  reason: string;
}

/** The decision that a draft makes; undefined while something is missing. */
export function causeOf(draft: Draft): CauseRequest | undefined {
  const reason = draft.reason.trim() || undefined;
  switch (draft.kind) {
    case 'deployment':
      return draft.deploymentId
        ? { kind: 'deployment', deploymentId: draft.deploymentId, reason }
        : undefined;
    case 'not-a-change':
      return { kind: 'not-a-change', reason };
    default:
      return { kind: 'undecided' };
  }
}
