// SPDX-License-Identifier: Apache-2.0
import { component, operationLinks } from '../../files/catalogInfo';
import { commonFiles, deploymentFiles } from '../../files/serviceFiles';
import { npmUpdates, productionMoves } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import { type Change, withRevert } from '../../history';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { checkoutCode } from './code';
import { checkoutDocs } from './docs';

const name = 'checkout-web';
const team = 'storefront-team';
const description = 'The page on which customers look at their basket and pay';

const features: Change[] = [
  {
    message: 'Tell a screen reader when the total changes',
    by: 'tom-achieng',
    edits: [
      {
        path: 'src/page.ts',
        is: '<p role="status">Total: ${',
        was: '<p>Total: ${',
      },
    ],
    review: {
      body: 'A customer wrote that she could not hear what she was about to pay. `role="status"` says it.',
      approvedBy: 'maria-silva',
    },
  },
  {
    message: 'Escape what customers can write',
    by: 'maria-silva',
    edits: [
      {
        path: 'src/page.test.ts',
        is: `
test('shows what a seller wrote as text', () => {
  const html = page([{ name: '<b>Mug</b>', price: money(1250, 'EUR'), quantity: 1 }], 'en-IE');
  assert.match(html, /&#60;b&#62;Mug/);
});
`,
      },
    ],
  },
  {
    message: 'Set a budget for the size of the page',
    by: 'noah-fischer',
    edits: [
      {
        path: 'docs/index.md',
        is: '| The page is small | under 60 kB, all together |\n',
      },
    ],
  },
];

export const checkoutWeb: RepositoryPlan = {
  name,
  description,
  team,
  topics: ['checkout', 'typescript', 'website'],
  tree: {
    ...commonFiles({
      name,
      title: 'Checkout',
      description,
      team,
      toolchain: TOOLCHAINS.node,
      entities: [
        component({
          name,
          title: 'Checkout',
          description,
          team,
          type: 'website',
          system: 'storefront',
          tier: 'critical',
          tags: ['typescript', 'accessibility'],
          pagerDutyServiceId: 'P9R6WC5',
          links: operationLinks('checkout-web-vitals'),
          spec: {
            dependsOn: ['component:acme-money'],
            consumesApis: ['orders-service-api', 'payment-service-v2-api'],
          },
        }),
      ],
    }),
    ...deploymentFiles({
      name,
      team,
      port: 3000,
      replicas: 3,
      memory: '256Mi',
      environment: { LOG_LEVEL: 'info', PAY_LATER: 'false' },
    }),
    ...checkoutCode,
    ...checkoutDocs,
  },
  beginning: 'Render the checkout on the server',
  changes: [
    features,
    npmUpdates('@acme/money', ['2.0.0', '2.0.1', '2.1.0']),
    npmUpdates('typescript', ['5.7.3', '5.8.2', '5.8.3']),
    npmUpdates('@types/node', ['22.13.0', '22.15.0', '24.0.1']),
    productionMoves({
      line: count => `replicaCount: ${count}`,
      values: ['2', '3'],
      message: count => `Run ${count} replicas`,
    }),
    withRevert(
      productionMoves({
        line: value => `PAY_LATER: "${value}"`,
        values: ['false', 'true', 'false'],
        message: () => 'Let customers pay later while Stripe is away',
      }),
      'FewOrders: half of the customers see an empty page',
    ),
  ],
  openPulls: [
    {
      title: 'Make the pay button large enough for a thumb',
      body: 'It is 20 pixels high on a phone; WCAG 2.2 asks for 24, and our own guide for 44.',
      author: 'noah-fischer',
      branch: 'larger-pay-button',
      edits: [
        {
          path: 'src/page.ts',
          was: '<button>Pay</button>',
          is: '<button class="large">Pay</button>',
        },
      ],
    },
  ],
  delivery: {},
};
