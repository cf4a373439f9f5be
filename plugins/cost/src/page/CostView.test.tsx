// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aLine, aSummary, refusedWith, usd } from '../__testUtils__/answers';
import { answersOf, linesOf, renderView } from '../__testUtils__/view';
import { CostView } from './CostView';

const scope = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const at = '/entities/component/default/payment-service';

it('shows the days by their parts, the lines, and why they are here', async () => {
  renderView(<CostView scope={scope} />, answersOf(at));
  const chart = await screen.findByRole('figure', {
    name: 'Cost by day in USD',
  });
  expect(within(chart).getByRole('row', { name: /Nov 2/ })).toHaveTextContent(
    '$2.00-$0.50',
  );
  const lines = await screen.findByRole('region', { name: 'Lines' });
  expect(lines).toHaveTextContent('Tag service: tag service = payment-service');
  const rules = await screen.findByRole('region', { name: 'Rules' });
  expect(rules).toHaveTextContent('tag service names a component');
  expect(
    screen.getByText(/^Usage \$120\.50\. Saved against the list price/),
  ).toBeVisible();
});

it('reads on below the lines that are there, and none of them again', async () => {
  const asked: (string | null)[] = [];
  const answers = answersOf(at, {
    [`${at}/lines`]: request => {
      const cursor = new URL(request.url).searchParams.get('cursor');
      asked.push(cursor);
      return cursor
        ? {
            ...linesOf(aLine({ id: '2-USD', title: 'payment-cache' })),
            total: 2,
          }
        : { ...linesOf(aLine()), total: 2, nextCursor: 'next' };
    },
  });
  renderView(<CostView scope={scope} />, answers);
  fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('payment-cache')).toBeVisible();
  expect(screen.getByText('2 of 2 lines')).toBeVisible();
  expect(screen.getByText('payment-db')).toBeVisible();
  expect(asked).toEqual([null, 'next']);
});

it('goes to the month before', async () => {
  const asked: (string | null)[] = [];
  const answers = answersOf(at, {
    [`${at}/summary`]: request => {
      asked.push(new URL(request.url).searchParams.get('month'));
      return aSummary();
    },
  });
  renderView(<CostView scope={scope} />, answers);
  await screen.findAllByText('$120.50');
  fireEvent.click(screen.getByRole('button', { name: /^Earlier: .* \d{4}$/ }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).toMatch(/^\d{4}-\d\d$/);
  expect(asked[1]! < asked[0]!).toBe(true);
});

it('says how a cluster is kept from counting twice', async () => {
  const says = 'A bill has its machines. The bill is the sum.';
  const answers = answersOf(at, {
    [`${at}/allocation`]: () => ({
      scope: at,
      rules: [],
      clusters: [{ name: 'main', says }],
    }),
  });
  renderView(<CostView scope={scope} />, answers);
  expect(await screen.findByText(`Cluster main: ${says}`)).toBeVisible();
});

describe('each state reads well', () => {
  const show = (
    summary: unknown,
    given: Parameters<typeof answersOf>[1] = {},
  ) =>
    renderView(
      <CostView scope={scope} />,
      answersOf(at, { [`${at}/summary`]: () => summary, ...given }),
    );

  it('no data', async () => {
    show(aSummary({ toDate: [], lastMonth: [], topLines: [] }));
    expect(await screen.findByText(/^No cost data/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Lines' })).toBeNull();
  });

  it('no data, from a source that does not answer', async () => {
    const [source] = aSummary().sources;
    const read = { failingSince: '2026-11-25T00:00:00.000Z', reason: 'ENOENT' };
    show(
      aSummary({
        toDate: [],
        lastMonth: [],
        sources: [{ ...source, state: 'stale', lastDay: null, read }],
      }),
    );
    expect(
      await screen.findByText(/^FOCUS files has not answered since/),
    ).toBeVisible();
  });

  it('no permission', async () => {
    const message = 'What payment-service costs is only for its group';
    show(refusedWith(message));
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('a month of which some days are known', async () => {
    show(aSummary());
    expect(
      await screen.findByText('November 2026, to Nov 24: 24 of 30 days'),
    ).toBeVisible();
    expect(
      screen.getByText(/^By the end of the month about \$150\.00/),
    ).toBeVisible();
  });

  it('a month of refunds', async () => {
    show(
      aSummary({
        toDate: usd('-40'),
        changes: [{ currency: 'USD', difference: '-140', ratio: -1.4 }],
        kinds: [
          { kind: 'usage', amounts: usd('10') },
          { kind: 'credit', amounts: usd('-50') },
        ],
        forecasts: [],
        topLines: [aLine({ amount: '-50', trend: [0, -50] })],
      }),
      { [`${at}/lines`]: () => linesOf(aLine({ amount: '-50' })) },
    );
    expect(await screen.findByText('-$40.00')).toBeVisible();
    expect(screen.getByText('More was given back than charged')).toBeVisible();
    expect(screen.getByText(/^-140% against the same days/)).toBeVisible();
    expect(screen.getByText(/Credits -\$50\.00/)).toBeVisible();
    const lines = await screen.findByRole('region', { name: 'Lines' });
    expect(within(lines).getByText('-$50.00')).toBeVisible();
  });

  it('several currencies, each by itself and none of them added', async () => {
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    const currencies = ['EUR', 'USD'].map(currency => ({
      currency,
      parts: ['Databases'],
      days: [{ day: '2026-11-01', values: ['1'] }],
    }));
    show(
      aSummary({
        toDate: [eur('2'), ...usd('1')],
        changes: [
          {
            currency: 'EUR',
            difference: '2',
            ratio: null,
            reason: 'nothing-before',
          },
          { currency: 'USD', difference: '-1', ratio: -0.5 },
        ],
      }),
      {
        [`${at}/series`]: () => ({
          ...{ scope: at, by: 'category' },
          ...{ first: '2026-11-01', last: '2026-11-01', currencies },
        }),
      },
    );
    expect(await screen.findByText('€2.00 + $1.00')).toBeVisible();
    expect(screen.getByText(/^EUR: Nothing was charged/)).toBeVisible();
    expect(screen.getByText(/^USD: -50% against/)).toBeVisible();
    for (const currency of ['EUR', 'USD']) {
      const name = `Cost by day in ${currency}`;
      expect(await screen.findByRole('figure', { name })).toBeInTheDocument();
    }
  });

  it('ten thousand lines', async () => {
    const lines = Array.from({ length: 50 }, (_, number) =>
      aLine({ id: `${number}-USD`, title: `disk-${number}` }),
    );
    show(aSummary(), {
      [`${at}/lines`]: () => ({
        ...linesOf(...lines),
        total: 10_000,
        nextCursor: 'next',
      }),
    });
    expect(await screen.findByText('50 of 10,000 lines')).toBeVisible();
    const table = screen.getByRole('region', { name: 'Lines' });
    expect(within(table).getAllByRole('row')).toHaveLength(51);
    expect(
      screen.getByRole('button', { name: 'Download as CSV' }),
    ).toBeVisible();
  });
});
