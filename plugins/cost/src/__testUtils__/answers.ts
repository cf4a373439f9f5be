// SPDX-License-Identifier: Apache-2.0
import {
  CostClient,
  type CostLine,
  type CostSummary,
} from '@macadam/plugin-cost-common';

export const usd = (amount: string) => [{ amount, currency: 'USD' }];

export function aLine(given: Partial<CostLine> = {}): CostLine {
  return {
    id: '1-USD',
    title: 'payment-db',
    resourceId: 'arn:aws:rds:payment-db',
    provider: 'AWS',
    account: '1234',
    category: 'Databases',
    service: 'Amazon RDS',
    entityRef: 'component:default/payment-service',
    rule: 'Tag service',
    because: 'tag service = payment-service',
    currency: 'USD',
    amount: '80.5',
    before: '70',
    trend: [1, 2, 3],
    ...given,
  };
}

export function aSummary(given: Partial<CostSummary> = {}): CostSummary {
  return {
    scope: 'component:default/payment-service',
    month: {
      first: '2026-11-01',
      last: '2026-11-30',
      through: '2026-11-24',
      knownDays: 24,
      days: 30,
    },
    toDate: usd('120.5'),
    sameDaysBefore: usd('100'),
    lastMonth: usd('130'),
    changes: [{ currency: 'USD', difference: '20.5', ratio: 0.205 }],
    warnAbove: 0.1,
    kinds: [{ kind: 'usage', amounts: usd('120.5') }],
    savings: usd('12'),
    forecasts: [
      {
        kind: 'forecast',
        currency: 'USD',
        likely: '150.00',
        low: '145.00',
        high: '155.00',
        days: 28,
      },
    ],
    budget: null,
    topLines: [aLine()],
    hidden: 0,
    sources: [
      {
        id: 'focus',
        title: 'FOCUS files',
        state: 'fresh',
        lastDay: '2026-11-24',
        refusedBills: 0,
        read: { readAt: '2026-11-25T00:00:00.000Z' },
      },
    ],
    asOf: '2026-11-25T00:00:00.000Z',
    ...given,
  };
}

/** What the portal says to somebody whom something is kept from. */
export function refusedWith(message: string): Response {
  const body = {
    error: { name: 'NotAllowedError', message },
    response: { statusCode: 403 },
  };
  return Response.json(body, { status: 403 });
}

/** The real client over a portal that answers each path, query apart, by this table; what it lacks is refused. */
export function clientOver(
  answers: Record<string, (request: Request) => unknown>,
): CostClient {
  return new CostClient({
    discoveryApi: { getBaseUrl: async () => 'http://portal.example/api/cost' },
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const path = new URL(request.url).pathname.replace('/api/cost', '');
        const answer = answers[path];
        if (!answer) return new Response(path, { status: 503 });
        const told = await answer(request);
        return told instanceof Response ? told : Response.json(told);
      },
    },
  });
}
