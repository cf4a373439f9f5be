// SPDX-License-Identifier: Apache-2.0
import {
  deploymentFilterSchema,
  metricIdSchema,
  type WindowQuery,
} from '@macadam/plugin-dora-common';
import { z } from 'zod/v3';
import { isTimezone } from '../timezone';

const MOST_DAYS = 730;
const DAY_MILLISECONDS = 86_400_000;
const DEFAULT_DAYS = 30;

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'is no whole number')
    .transform(Number)
    .refine(
      value => value >= least && value <= most,
      `lies between ${least} and ${most}`,
    );

const moment = z
  .string()
  .datetime({ offset: true, message: 'is no ISO 8601 time' })
  .refine(value => !Number.isNaN(Date.parse(value)), 'is no time');

const localDay = z
  .string()
  .date('is no day, as 2026-03-02')
  .refine(value => value > '0001', 'is no day that can be asked for');

const windowFields = {
  days: whole(1, MOST_DAYS).optional(),
  from: moment.optional(),
  to: moment.optional(),
  first: localDay.optional(),
  last: localDay.optional(),
  timezone: z
    .string()
    .max(64)
    .refine(isTimezone, 'is no IANA time zone, as Europe/Amsterdam')
    .optional(),
};

const page = {
  cursor: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'no page gave this one')
    .optional(),
  limit: whole(1, 100).default('20'),
};

type WindowFields = z.output<z.ZodObject<typeof windowFields>>;

const PAIRS = [
  ['from', 'to'],
  ['first', 'last'],
] as const;

/** One form of a window alone is meant, and it needs both its ends. */
function windowOf(fields: WindowFields, context: z.RefinementCtx): WindowQuery {
  const { days, timezone } = fields;
  const wrong = (field: string, message: string) => {
    context.addIssue({ code: 'custom', path: [field], message });
    return z.NEVER;
  };
  const [pair, another] = PAIRS.filter(names => names.some(it => fields[it]));
  if (!pair) return { days: days ?? DEFAULT_DAYS, timezone };
  const [begin, end] = pair;
  if (days || another) {
    return wrong(begin, 'give either days, or from and to, or first and last');
  }
  const { [begin]: begins, [end]: ends } = fields;
  if (!begins || !ends) return wrong(begins ? end : begin, 'is missing');
  const length = Date.parse(ends) - Date.parse(begins);
  const lengthInDays = length / DAY_MILLISECONDS + (end === 'last' ? 1 : 0);
  if (lengthInDays <= 0) return wrong(end, `lies before ${begin}`);
  if (lengthInDays > MOST_DAYS) {
    return wrong(begin, `lies more than ${MOST_DAYS} days before ${end}`);
  }
  return begin === 'from'
    ? { from: begins, to: ends, timezone }
    : { first: begins, last: ends, timezone };
}

export const windowQuery = z.object(windowFields).transform(windowOf);

/** Takes the fields of a window out of a query and puts the window that they mean in their place. */
function windowed<T extends z.ZodRawShape>(others: T) {
  return z.intersection(windowQuery, z.object(others));
}

export const seriesQuery = windowed({
  bucket: z.enum(['day', 'week']).default('day'),
});
export const deploymentsQuery = windowed({
  ...page,
  filter: deploymentFilterSchema.default('all'),
});
export const incidentsQuery = windowed(page);
export const metricParams = z.object({ metric: metricIdSchema });
export const incidentParams = z.object({
  id: z.string().regex(/^[1-9]\d{0,17}$/, 'is no id of an incident'),
});
