// SPDX-License-Identifier: Apache-2.0
import { sourceStateSchema } from '@macadam/portal-common';
import { z } from 'zod/v3';
import { changeSchema } from './change';
import {
  amountsSchema,
  currencySchema,
  decimalSchema,
  moneySchema,
} from './money';

/** A day in UTC, in which bills count: `2026-11-24`. */
export const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/**
 * What kind of charge it is: FOCUS' charge category, and `correction` for what corrects a bill of an earlier period, whatever its category
 * (https://focus.finops.org/focus-specification/).
 */
export const chargeKindSchema = z.enum([
  'usage',
  'purchase',
  'tax',
  'credit',
  'adjustment',
  'correction',
]);

export type ChargeKind = z.infer<typeof chargeKindSchema>;

/** By what costs can be told apart. */
export const dimensionSchema = z.enum([
  'category',
  'service',
  'resource',
  'provider',
  'kind',
]);

export type Dimension = z.infer<typeof dimensionSchema>;

/** A calendar month, as far as bills are known. */
export const monthSchema = z.object({
  first: daySchema,
  last: daySchema,
  /** The last day of it that a bill is known of, of any source; null before the first. */
  through: daySchema.nullable(),
  /** How many of its days are known; what it is compared with has as many. */
  knownDays: z.number().int(),
  days: z.number().int(),
});

export type CostMonth = z.infer<typeof monthSchema>;

/** What a month will come to, or why that cannot be told. */
export const forecastSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('forecast'),
    currency: currencySchema,
    likely: decimalSchema,
    /** Eight of ten months end between these two, if days go on as they went. */
    low: decimalSchema,
    high: decimalSchema,
    /** How many days it was drawn from. */
    days: z.number().int(),
  }),
  z.object({
    kind: z.literal('no-data'),
    currency: currencySchema,
    reason: z.string(),
  }),
]);

export type Forecast = z.infer<typeof forecastSchema>;

/** What somebody means to spend in a month, and how that goes. */
export const budgetSchema = z.object({
  entityRef: z.string(),
  limit: moneySchema,
  /** Where it is written. */
  from: z.enum(['annotation', 'config']),
  /** In the limit's currency. */
  spent: decimalSchema,
  /** `spent` as a part of the limit. */
  share: z.number(),
  state: z.enum(['within', 'at-risk', 'passed']),
  /** Charged in other currencies, and so not part of `spent`. */
  notCounted: amountsSchema,
});

export type Budget = z.infer<typeof budgetSchema>;

/** What one thing cost: a resource of a provider, as its bills name it. */
export const costLineSchema = z.object({
  id: z.string(),
  /** The resource's name, else its id, else the service. */
  title: z.string(),
  resourceId: z.string().nullable(),
  provider: z.string(),
  account: z.string().nullable(),
  category: z.string(),
  service: z.string(),
  /** Whose it is; null for what nothing matches. */
  entityRef: z.string().nullable(),
  /** Why it is theirs: the rule of the configuration, and what in the bill matched it. */
  rule: z.string().nullable(),
  because: z.string().nullable(),
  currency: currencySchema,
  amount: decimalSchema,
  /** In as many days before. */
  before: decimalSchema,
  /** For each day of the window, as far as days are known; zero where nothing was charged. */
  trend: z.array(z.number()),
});

export type CostLine = z.infer<typeof costLineSchema>;

export const linesPageSchema = z.object({
  items: z.array(costLineSchema),
  total: z.number().int(),
  nextCursor: z.string().optional(),
  /** What nothing matches is part of the sum, and its lines are not for the caller. */
  leavesOutUnallocated: z.boolean(),
});

export type LinesPage = z.infer<typeof linesPageSchema>;

/** A source of bills. */
export const costSourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['reading', 'fresh', 'stale']),
  /** The last day that it told a charge of. */
  lastDay: daySchema.nullable(),
  /** Bills that were refused and are not counted. */
  refusedBills: z.number().int(),
  read: sourceStateSchema,
});

export type CostSourceStatus = z.infer<typeof costSourceSchema>;

/** What an entity, a team's or system's entities, or all that the caller may see cost in a month. */
export const costSummarySchema = z.object({
  /** Reference of the entity, or `organization`. */
  scope: z.string(),
  month: monthSchema,
  /** Effective cost: what was paid in advance is spread over its use. */
  toDate: amountsSchema,
  /** Of as many days from the beginning of the month before. */
  sameDaysBefore: amountsSchema,
  lastMonth: amountsSchema,
  changes: z.array(changeSchema),
  /** A change above it, as 0.1, is warned of. */
  warnAbove: z.number(),
  /** What `toDate` is made of. */
  kinds: z.array(z.object({ kind: chargeKindSchema, amounts: amountsSchema })),
  /** List price minus effective cost. */
  savings: amountsSchema,
  forecasts: z.array(forecastSchema),
  budget: budgetSchema.nullable(),
  topLines: z.array(costLineSchema),
  /** Of `organization`: what nothing matches. */
  unallocated: amountsSchema.optional(),
  /** Entities whose cost is not for the caller, and not part of the sums. */
  hidden: z.number().int(),
  sources: z.array(costSourceSchema),
  asOf: z.string().datetime(),
});

export type CostSummary = z.infer<typeof costSummarySchema>;

/** Each day's cost in one currency, by the largest parts and the rest. */
export const costSeriesSchema = z.object({
  scope: z.string(),
  by: dimensionSchema,
  first: daySchema,
  last: daySchema,
  currencies: z.array(
    z.object({
      currency: currencySchema,
      /** Largest first. */
      parts: z.array(z.string()),
      /** One for each day; `values` in the order of `parts`. */
      days: z.array(
        z.object({ day: daySchema, values: z.array(decimalSchema) }),
      ),
    }),
  ),
});

export type CostSeries = z.infer<typeof costSeriesSchema>;

/** How costs came to be somebody's: the rules that applied. */
export const allocationSchema = z.object({
  scope: z.string(),
  rules: z.array(
    z.object({
      /** Null for what nothing matches. */
      rule: z.string().nullable(),
      /** What it looks at, in words. */
      says: z.string(),
      resources: z.number().int(),
      amounts: amountsSchema,
    }),
  ),
  /** Clusters among these costs, and what keeps a bill for their machines, and what is reckoned to have run on them, from counting twice. */
  clusters: z.array(z.object({ name: z.string(), says: z.string() })),
});

export type Allocation = z.infer<typeof allocationSchema>;

/** By what the organisation's costs are told apart. */
export const breakdownBySchema = z.enum([
  'group',
  'system',
  'category',
  'provider',
]);

export type BreakdownBy = z.infer<typeof breakdownBySchema>;

/** The parts of what everything costs. */
export const breakdownSchema = z.object({
  by: breakdownBySchema,
  month: monthSchema,
  parts: z.array(
    z.object({
      title: z.string(),
      /** Of a group or a system. */
      entityRef: z.string().optional(),
      toDate: amountsSchema,
      sameDaysBefore: amountsSchema,
      savings: amountsSchema,
    }),
  ),
});

export type Breakdown = z.infer<typeof breakdownSchema>;

export const budgetsSchema = z.object({
  items: z.array(budgetSchema),
  total: z.number().int(),
  nextCursor: z.string().optional(),
});

export type Budgets = z.infer<typeof budgetsSchema>;

/** A bill that came, and what became of it. For the platform team. */
export const billSchema = z.object({
  id: z.number().int(),
  /** The title of its source. */
  source: z.string(),
  name: z.string(),
  state: z.enum(['counted', 'duplicate', 'refused']),
  /** Charges in it; of these, those that another bill had told already. */
  charges: z.number().int(),
  repeated: z.number().int(),
  /** Why it was refused; the first hundred reasons. */
  rejects: z.array(
    z.object({
      line: z.number().int().optional(),
      column: z.string().optional(),
      reason: z.string(),
    }),
  ),
  /** Whether what came under its name before still counts. */
  isOlderCounted: z.boolean(),
  at: z.string().datetime(),
});

export type Bill = z.infer<typeof billSchema>;

export const billsSchema = z.object({
  items: z.array(billSchema),
  total: z.number().int(),
  refused: z.number().int(),
  nextCursor: z.string().optional(),
});

export type Bills = z.infer<typeof billsSchema>;
