// SPDX-License-Identifier: Apache-2.0
import { component } from '../../files/catalogInfo';
import { commonFiles } from '../../files/serviceFiles';
import { npmUpdates } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import type { Change } from '../../history';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { moneyCode } from './code';
import { moneyDocs } from './docs';

const name = 'acme-money';
const team = 'payments-team';
const description =
  'Amounts of money that cannot be added wrongly, for TypeScript';

const features: Change[] = [
  {
    message: 'Share a sum without losing a cent',
    by: 'payments-developer',
    edits: [
      {
        path: 'src/money.test.ts',
        is: `
test('shares lose no cent', () => {
  const shares = share(money(1000, 'EUR'), 3).map(({ amount }) => amount);
  assert.deepEqual(shares, [334, 333, 333]);
});
`,
      },
      { path: 'src/money.test.ts', is: 'money, share }', was: 'money }' },
    ],
    review: {
      body: 'A third of ten euro is not 3.33 three times. The shop did this by hand in two places, and wrongly in one.',
      approvedBy: 'payments-lead',
    },
  },
  {
    message: 'Say when not to use this library',
    by: 'hana-sato',
    edits: [
      {
        path: 'docs/index.md',
        is: '- You need exchange rates. Those change; ask the payments team.\n',
      },
    ],
  },
];

export const acmeMoney: RepositoryPlan = {
  name,
  description,
  team,
  topics: ['library', 'payments', 'typescript'],
  tree: {
    ...commonFiles({
      name,
      title: 'Acme money',
      description,
      team,
      toolchain: TOOLCHAINS.node,
      entities: [
        component({
          name,
          description,
          team,
          type: 'library',
          system: 'checkout-platform',
          tags: ['typescript', 'payments'],
        }),
      ],
    }),
    ...moneyCode,
    ...moneyDocs,
  },
  beginning: 'Share the money type of the shop and the orders service',
  changes: [
    features,
    npmUpdates('typescript', ['5.7.3', '5.8.2', '5.8.3']),
    npmUpdates('@types/node', ['22.13.0', '22.15.0', '24.0.1']),
  ],
  openPulls: [],
};
