// SPDX-License-Identifier: Apache-2.0
import {
  breakdownBySchema,
  dimensionSchema,
} from '@macadam/plugin-cost-common';
import { z } from 'zod/v3';
import { budgetPositionOf } from '../read/budgetsPage';
import { daysBetween } from '../read/days';
import { billPositionOf } from '../store/queries/bills';
import { positionOf } from '../store/queries/lines';

const MOST_DAYS = 400;

const day = z
  .string()
  .date('is no day, as 2026-11-24')
  .refine(value => value > '1900', 'is no day that bills are of');

const limit = z
  .string()
  .regex(/^\d{1,9}$/, 'is no whole number')
  .default('20')
  .transform(Number)
  .refine(value => value >= 1 && value <= 100, 'lies between 1 and 100');

/** @param read - a position of what a page gave, undefined of anything else */
function cursorOf<T>(read: (value: string) => T | undefined) {
  return z
    .string()
    .max(1000)
    .transform((value, context): T => {
      const position = read(value);
      if (position !== undefined) return position;
      context.addIssue({ code: 'custom', message: 'no page gave this one' });
      return z.NEVER;
    })
    .optional();
}

const month = z
  .string()
  .regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'is no month, as 2026-11')
  .optional();

export const monthQuery = z.object({ month });

export const breakdownQuery = z.object({ month, by: breakdownBySchema });

function inOrder({ first, last }: { first: string; last: string }) {
  return first <= last && daysBetween(first, last) <= MOST_DAYS;
}

const wrongOrder = {
  path: ['last'],
  message: `lies before first, or more than ${MOST_DAYS} days after it`,
};

export const daysQuery = z
  .object({ first: day, last: day })
  .refine(inOrder, wrongOrder);

export const seriesQuery = z
  .object({ first: day, last: day, by: dimensionSchema.default('category') })
  .refine(inOrder, wrongOrder);

export const linesQuery = z
  .object({ first: day, last: day, limit, cursor: cursorOf(positionOf) })
  .refine(inOrder, wrongOrder);

export const budgetsQuery = z.object({
  limit,
  cursor: cursorOf(budgetPositionOf),
});

export const billsQuery = z.object({ limit, cursor: cursorOf(billPositionOf) });
