// SPDX-License-Identifier: Apache-2.0
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  allocationSchema,
  billsSchema,
  breakdownBySchema,
  breakdownSchema,
  budgetsSchema,
  costSummarySchema,
  linesPageSchema,
} from '@macadam/plugin-cost-common';
import { parsed, registerAction } from '@macadam/portal-node';
import { z } from 'zod/v3';
import type { AuthorizedCostReader } from '../read/AuthorizedCostReader';
import {
  billsQuery,
  breakdownQuery,
  budgetsQuery,
  daysQuery,
  linesQuery,
  monthQuery,
} from '../routes/queries';
import {
  askedOf,
  daysInput,
  monthInput,
  pageInput,
  scopeInput,
} from './inputs';

const READS = { readOnly: true, idempotent: true, destructive: false };

/** Costs for assistants, the command line and templates: the same answers as over HTTP, to the same people. */
export function registerCostActions(deps: {
  actionsRegistry: ActionsRegistryService;
  costs: AuthorizedCostReader;
}): void {
  registerSummaries(deps.actionsRegistry, deps.costs);
  registerLists(deps.actionsRegistry, deps.costs);
  registerRows(deps.actionsRegistry, deps.costs);
}

function registerSummaries(
  registry: ActionsRegistryService,
  costs: AuthorizedCostReader,
): void {
  registerAction(registry, {
    name: 'get-cost-summary',
    title: 'Get cost summary',
    description:
      'What a service, or all that belongs to a team, a system or the organization, costs this month so far, against the same days of the month before, with a forecast, the budget, the costliest lines and how fresh the bills are. Amounts are decimals in text, one for each currency; currencies are never added.',
    attributes: READS,
    input: scopeInput.extend({ month: monthInput }),
    output: costSummarySchema,
    answer: ({ entityRef, month }, caller) =>
      costs.summary(askedOf(entityRef), parsed(monthQuery, { month }), caller),
  });

  registerAction(registry, {
    name: 'get-cost-breakdown',
    title: 'Get cost breakdown',
    description:
      'What everything that you may see costs in a month, apart by owning group, system, category or provider. What belongs to nobody is a part of its own.',
    attributes: READS,
    input: z.object({ month: monthInput, by: breakdownBySchema }),
    output: breakdownSchema,
    answer: (input, caller) =>
      costs.breakdown(parsed(breakdownQuery, input), caller),
  });
}

function registerLists(
  registry: ActionsRegistryService,
  costs: AuthorizedCostReader,
): void {
  registerAction(registry, {
    name: 'list-budgets',
    title: 'List budgets',
    description:
      'The monthly budgets of what you may see, those that are passed or at risk first.',
    attributes: READS,
    input: z.object(pageInput),
    output: budgetsSchema,
    answer: ({ limit, cursor }, caller) => {
      const page = parsed(budgetsQuery, { limit: limit?.toString(), cursor });
      const { cursor: after, ...rest } = page;
      return costs.budgets({ ...rest, after }, caller);
    },
  });

  registerAction(registry, {
    name: 'list-cost-bills',
    title: 'List cost bills',
    description:
      'The bills that were read and what became of them, those that were refused first, with the line, the column and the reason (platform team only).',
    attributes: READS,
    input: z.object(pageInput),
    output: billsSchema,
    answer: ({ limit, cursor }, caller) => {
      const page = parsed(billsQuery, { limit: limit?.toString(), cursor });
      const { cursor: after, ...rest } = page;
      return costs.bills({ ...rest, after }, caller);
    },
  });
}

function registerRows(
  registry: ActionsRegistryService,
  costs: AuthorizedCostReader,
): void {
  registerAction(registry, {
    name: 'list-cost-lines',
    title: 'List cost lines',
    description:
      'Each resource that was charged for in a window, the costliest first: amount, the amount in as many days before, its course, and the rule by which it belongs to its entity.',
    attributes: READS,
    input: daysInput.extend(pageInput),
    output: linesPageSchema,
    answer: ({ entityRef, limit, ...input }, caller) => {
      const asked = { ...input, limit: limit?.toString() };
      const { cursor, ...query } = parsed(linesQuery, asked);
      const page = { after: cursor, limit: query.limit };
      return costs.lines(askedOf(entityRef), query, page, caller);
    },
  });

  registerAction(registry, {
    name: 'explain-cost-allocation',
    title: 'Explain cost allocation',
    description:
      'By which rules the costs of a window came to be whose they are, with the amount of each.',
    attributes: READS,
    input: daysInput,
    output: allocationSchema,
    answer: ({ entityRef, ...days }, caller) =>
      costs.allocation(askedOf(entityRef), parsed(daysQuery, days), caller),
  });
}
