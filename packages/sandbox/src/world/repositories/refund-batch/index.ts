// SPDX-License-Identifier: Apache-2.0
import type { RepositoryPlan } from '../../RepositoryPlan';
import { ciWorkflow, TOOLCHAINS } from '../../files/workflows';
import { text } from '../../text';

const readme = text`
  # refund-batch

  Sends the day's refunds to the bank, each night at two. It was written on a Friday, and nobody has
  brought it into the portal yet.

  Run it by hand with \`npm run refunds -- --date 2026-01-31\`.
`;

const code = text`
  import { readFile } from 'node:fs/promises';

  /** One line of the file that payment-service leaves each night. */
  interface Refund {
    paymentId: string;
    cents: number;
  }

  export async function refundsOf(file: string): Promise<Refund[]> {
    const lines = (await readFile(file, 'utf8')).trim().split('\\n');
    return lines.map(line => JSON.parse(line) as Refund);
  }

  export const total = (refunds: Refund[]): number =>
    refunds.reduce((sum, { cents }) => sum + cents, 0);
`;

/** In use for long, and not in the catalog: it has no catalog-info.yaml. */
export const refundBatch: RepositoryPlan = {
  name: 'refund-batch',
  description: 'Sends the refunds of the day to the bank',
  team: 'payments-team',
  topics: ['payments', 'batch', 'typescript'],
  tree: {
    'README.md': readme,
    'src/refunds.ts': code,
    '.gitignore': 'node_modules/\n',
    '.github/workflows/ci.yaml': ciWorkflow(
      'refund-batch',
      TOOLCHAINS.node,
      false,
    ),
  },
  beginning: 'Send refunds each night',
  changes: [
    [
      {
        message: 'Say how to run it by hand',
        by: 'hana-sato',
        edits: [
          {
            path: 'README.md',
            is: '\nRun it by hand with `npm run refunds -- --date 2026-01-31`.\n',
          },
        ],
      },
    ],
  ],
  openPulls: [],
};
