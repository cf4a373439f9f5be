// SPDX-License-Identifier: Apache-2.0
import type { Budget, Budgets } from '@macadam/plugin-cost-common';

/** Where a page of budgets ends. */
export interface BudgetPosition {
  urgency: number;
  share: number;
  entityRef: string;
}

const URGENCY = { passed: 0, 'at-risk': 1, within: 2 };

/** Budgets as they matter: those that are passed, at risk, within; of each the fuller ones first. */
export function budgetsPage(
  all: readonly Budget[],
  page: { after?: BudgetPosition; limit: number },
): Budgets {
  const { after, limit } = page;
  const ordered = all
    .map(budget => ({ budget, at: placeOf(budget) }))
    .sort((a, b) => inOrder(a.at, b.at));
  const rest = after
    ? ordered.filter(({ at }) => inOrder(after, at) < 0)
    : ordered;
  const items = rest.slice(0, limit);
  return {
    items: items.map(({ budget }) => budget),
    total: all.length,
    ...(rest.length > limit && { nextCursor: cursorOf(items[limit - 1].at) }),
  };
}

/** @returns undefined for what no page gave */
export function budgetPositionOf(cursor: string): BudgetPosition | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, urgency, share, entityRef] =
    /^([012]) (-?[\d.]{1,40}(?:e\+\d{1,3})?) (\S{1,500})$/.exec(text) ?? [];
  const position = {
    urgency: Number(urgency),
    share: Number(share),
    entityRef,
  };
  return Number.isFinite(position.share) ? position : undefined;
}

function cursorOf({ urgency, share, entityRef }: BudgetPosition): string {
  return Buffer.from(`${urgency} ${share} ${entityRef}`).toString('base64url');
}

function placeOf({ state, share, entityRef }: Budget): BudgetPosition {
  return { urgency: URGENCY[state], share, entityRef };
}

function inOrder(a: BudgetPosition, b: BudgetPosition): number {
  return (
    a.urgency - b.urgency ||
    b.share - a.share ||
    Number(a.entityRef > b.entityRef) - Number(a.entityRef < b.entityRef)
  );
}
