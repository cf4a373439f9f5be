// SPDX-License-Identifier: Apache-2.0
import { deliveryWindow, localDays } from './DeliveryWindow';

const amsterdam = 'Europe/Amsterdam';
const now = new Date('2026-04-02T10:30:00Z');

it.each([
  {
    name: 'days begin at a local midnight and end now',
    query: { days: 2 },
    from: '2026-03-31T22:00:00.000Z',
    to: '2026-04-02T10:30:00.000Z',
  },
  {
    name: 'days across the change of the clocks are days all the same',
    query: { days: 30 },
    from: '2026-03-03T23:00:00.000Z',
    to: '2026-04-02T10:30:00.000Z',
  },
  {
    name: 'whole days, the last one too',
    query: { first: '2026-03-29', last: '2026-03-29' },
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  },
  {
    name: 'moments are taken as they are',
    query: { from: '2026-03-01T12:00:00+01:00', to: '2026-03-02T00:00:00Z' },
    from: '2026-03-01T11:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
  },
])('$name', ({ query, from, to }) => {
  const found = deliveryWindow(query, amsterdam, now);
  expect(found.from.toISOString()).toBe(from);
  expect(found.to.toISOString()).toBe(to);
});

it('days begin at their first moment where the clocks change at midnight', () => {
  const cairo = 'Africa/Cairo';
  const on24 = new Date('2026-04-24T12:00:00Z');
  const latest = deliveryWindow({ days: 2 }, cairo, on24);
  expect(latest.from.toISOString()).toBe('2026-04-22T22:00:00.000Z');
  const whole = { first: '2026-04-24', last: '2026-04-24' };
  const { from, to } = deliveryWindow(whole, cairo, on24);
  expect(from.toISOString()).toBe('2026-04-23T22:00:00.000Z');
  expect(to.toISOString()).toBe('2026-04-24T21:00:00.000Z');
});

it('the window before has the same length and ends where this one begins', () => {
  const { from, to, previousFrom } = deliveryWindow(
    { days: 30 },
    amsterdam,
    now,
  );
  expect(from.getTime() - previousFrom.getTime()).toBe(
    to.getTime() - from.getTime(),
  );
});

it.each([
  { from: '2026-03-01T00:00:00Z', to: '2026-03-11T00:00:00Z', days: 11 },
  { from: '2026-02-28T23:00:00Z', to: '2026-03-10T23:00:00Z', days: 10 },
  { from: '2026-03-28T23:00:00Z', to: '2026-03-29T22:00:00Z', days: 1 },
  { from: '2026-03-02T22:59:59Z', to: '2026-03-02T23:00:01Z', days: 2 },
  { from: '2026-03-03T23:00:00Z', to: '2026-04-02T10:30:00Z', days: 30 },
])('$from to $to touches $days days in Amsterdam', ({ from, to, days }) => {
  expect(localDays(new Date(from), new Date(to), amsterdam)).toBe(days);
});
