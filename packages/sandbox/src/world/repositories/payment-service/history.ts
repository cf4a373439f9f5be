// SPDX-License-Identifier: Apache-2.0
import { pipUpdates, productionMoves } from '../../files/updates';
import type { Delivery } from '../../delivery';
import { type Change, withRevert } from '../../history';
import type { OpenPull } from '../../RepositoryPlan';
import { text } from '../../text';

const REUSED_KEY_TEST = text`
  def test_refuses_a_key_that_was_used_for_another_amount(api):
      charge(api)
      assert charge(api, amount=9900).status_code == 409
`;

const features: Change[] = [
  {
    message: 'Refuse an idempotency key that was used for another request',
    by: 'hana-sato',
    edits: [
      {
        path: 'tests/test_payments.py',
        is: `${REUSED_KEY_TEST}\n\n`,
      },
    ],
    review: {
      body: 'A retry with a changed basket was answered with the old payment. Now it is a 409.',
      approvedBy: 'payments-lead',
    },
  },
  {
    message: 'Say in the runbook what to do when Stripe is away',
    by: 'payments-lead',
    edits: [
      {
        path: 'docs/runbook.md',
        is: 'Do **not** raise `STRIPE_TIMEOUT_SECONDS`. Longer waits hold connections and take the rest down.',
        was: 'Be patient.',
      },
    ],
  },
  {
    message: 'Count charges by outcome',
    by: 'payments-developer',
    edits: [
      {
        path: 'payments/app.py',
        is: '            CHARGES.labels("declined").inc()\n',
      },
      {
        path: 'payments/app.py',
        is: '        CHARGES.labels("captured").inc()\n',
      },
      {
        path: 'payments/app.py',
        is: 'CHARGES = Counter("payments_charges_total", "Charges by outcome", ["outcome"])\n',
      },
      {
        path: 'payments/app.py',
        is: 'Counter, make_asgi_app',
        was: 'make_asgi_app',
      },
    ],
    review: {
      body: 'The error budget alert counted declined cards as our errors. This tells them apart.',
      approvedBy: 'hana-sato',
    },
  },
  {
    message: 'Accept Swedish kronor',
    by: 'lucas-moreau',
    edits: [
      {
        path: 'payments/app.py',
        is: '"EUR", "USD", "GBP", "SEK"',
        was: '"EUR", "USD", "GBP"',
      },
      {
        path: 'api/openapi.yaml',
        is: 'enum: [EUR, USD, GBP, SEK]',
        was: 'enum: [EUR, USD, GBP]',
      },
    ],
    review: {
      body: 'For the Swedish shop, which opens next month. Stripe has it enabled already.',
      approvedBy: 'payments-lead',
    },
  },
  {
    message: 'Explain why refunds are synchronous',
    by: 'payments-developer',
    edits: [
      {
        path: 'docs/architecture.md',
        is: ' Support staff could not tell a\ncustomer whether the money was on its way, so they asked us instead, about sixty times a week.',
      },
    ],
  },
  {
    message: 'Read Stripe timeout from the environment',
    by: 'payments-developer',
    edits: [
      {
        path: 'payments/gateway.py',
        is: 'float(os.environ.get("STRIPE_TIMEOUT_SECONDS", "8"))',
        was: '8.0',
      },
      { path: 'payments/gateway.py', is: 'import os\n' },
    ],
  },
];

const [toUvicorn341, backAgain, toUvicorn342] = pipUpdates('uvicorn', [
  '0.34.0',
  '0.34.1',
  '0.34.0',
  '0.34.2',
]);

export const paymentDelivery: Delivery = {
  turns: [
    {
      is: 'rerun',
      at: 0.12,
      failures: 1,
      endedIn: 'staging',
      isCancelled: true,
    },
    { is: 'rollback', at: 0.3 },
    { is: 'outage', at: 0.4, title: 'StripeAway: Stripe answers with errors' },
    { is: 'incident', at: 0.5 },
    { is: 'redeploy', at: 0.62 },
    { is: 'rerun', at: 0.75, failures: 2, endedIn: 'production' },
    {
      is: 'outage',
      at: 0.9,
      title: 'CardsDeclined: a bank declines all cards',
    },
  ],
};

export const paymentChanges: Change[][] = [
  features,
  pipUpdates('fastapi', ['0.115.6', '0.115.8', '0.115.11', '0.115.12']),
  [
    ...withRevert(
      [toUvicorn341, backAgain],
      'PaymentsSlow: workers hang after an hour',
    ),
    toUvicorn342,
  ],
  pipUpdates('stripe', ['11.6.0', '12.0.0', '12.0.1', '12.1.0']),
  pipUpdates('ruff', ['0.11.2', '0.11.4', '0.11.6', '0.11.9']),
  pipUpdates('pytest', ['8.3.4', '8.3.5']),
  productionMoves({
    line: size => `DATABASE_POOL_SIZE: "${size}"`,
    values: ['8', '10', '12'],
    message: size => `Raise the connection pool to ${size}`,
  }),
  productionMoves({
    line: seconds => `STRIPE_TIMEOUT_SECONDS: "${seconds}"`,
    values: ['20', '12', '8'],
    message: seconds =>
      seconds === '12'
        ? 'Hotfix: wait no longer than 12 seconds for Stripe [skip ci]'
        : `Wait no longer than ${seconds} seconds for Stripe`,
  }).map((change, index) =>
    index > 0
      ? change
      : {
          ...change,
          repairs: {
            how: 'hotfix',
            title: 'ConnectionsExhausted: requests wait for Stripe',
          },
        },
  ),
  productionMoves({
    line: cpu => `targetCPUUtilizationPercentage: ${cpu}`,
    values: ['80', '75', '70'],
    message: cpu => `Scale out at ${cpu}% CPU`,
  }),
];

export const paymentOpenPulls: OpenPull[] = [
  {
    title: 'Accept Danish kroner',
    body: 'The Danish shop wants to open in spring. Finance still has to say yes to the currency.',
    author: 'lucas-moreau',
    branch: 'accept-dkk',
    edits: [
      {
        path: 'payments/app.py',
        was: '"EUR", "USD", "GBP", "SEK"',
        is: '"EUR", "USD", "GBP", "SEK", "DKK"',
      },
      {
        path: 'api/openapi.yaml',
        was: 'enum: [EUR, USD, GBP, SEK]',
        is: 'enum: [EUR, USD, GBP, SEK, DKK]',
      },
    ],
  },
];
