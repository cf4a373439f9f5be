// SPDX-License-Identifier: Apache-2.0
import { parsed } from '@macadam/portal-node';
import { deploymentsQuery, seriesQuery } from './queries';

const queryOf = (text: string) => Object.fromEntries(new URLSearchParams(text));

it.each([
  { query: '', window: { days: 30 } },
  { query: 'days=730', window: { days: 730 } },
  {
    query: 'first=2026-03-02&last=2026-03-02',
    window: { first: '2026-03-02', last: '2026-03-02' },
  },
  {
    query: 'from=2026-03-02T00:00:00%2b01:00&to=2026-03-03T00:00:00Z',
    window: { from: '2026-03-02T00:00:00+01:00', to: '2026-03-03T00:00:00Z' },
  },
])('takes a series of "$query"', ({ query, window }) => {
  const found = parsed(seriesQuery, queryOf(query));
  expect(found).toMatchObject({ ...window, bucket: 'day' });
});

it.each([
  { query: 'days=0', field: 'days' },
  { query: 'days=731', field: 'days' },
  { query: 'days=x', field: 'days' },
  { query: 'days=1e2', field: 'days' },
  { query: 'days=', field: 'days' },
  { query: 'from=2026-03-02T00:00:00Z', field: 'to' },
  { query: 'to=2026-03-02T00:00:00Z', field: 'from' },
  {
    query: 'from=2026-03-02T00:00:00Z&to=2026-03-02T00:00:00Z',
    field: 'to',
  },
  {
    query: 'from=2024-01-01T00:00:00Z&to=2026-03-02T00:00:00Z',
    field: 'from',
  },
  { query: 'from=yesterday&to=2026-03-02T00:00:00Z', field: 'from' },
  { query: 'from=2026-03-02&to=2026-03-03T00:00:00Z', field: 'from' },
  { query: 'days=7&from=2026-03-02T00:00:00Z', field: 'from' },
  { query: 'first=2026-02-30&last=2026-03-02', field: 'first' },
  { query: 'first=2026-03-02', field: 'last' },
  { query: 'first=2026-03-02&last=2026-03-01', field: 'last' },
  { query: 'first=2024-03-01&last=2026-03-02', field: 'first' },
  { query: 'timezone=Mars/Olympus', field: 'timezone' },
  { query: 'timezone=%2b01:00', field: 'timezone' },
  { query: 'timezone=UTC%00', field: 'timezone' },
  { query: 'bucket=month', field: 'bucket' },
])('refuses a series of "$query" and names $field', ({ query, field }) => {
  const refuse = () => parsed(seriesQuery, queryOf(query));
  expect(refuse).toThrow(new RegExp(`^${field}: `));
});

it.each(['limit=0', 'limit=101', 'cursor=!', 'cursor=%00', 'filter=good'])(
  'refuses a page of %s',
  query => {
    expect(() => parsed(deploymentsQuery, queryOf(query))).toThrow(
      /^(limit|cursor|filter): /,
    );
  },
);

it.each([[['1', '2']], [['1']], [{ a: '1' }]])(
  'refuses days that are said as %j',
  days => {
    expect(() => parsed(seriesQuery, { days })).toThrow(/^days: /);
  },
);

it('takes no more members of a query than it knows', () => {
  const found = parsed(seriesQuery, queryOf('days=1&x=2'));
  expect(found).toEqual({ days: 1, bucket: 'day', timezone: undefined });
});
