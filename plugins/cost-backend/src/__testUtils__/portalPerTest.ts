// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { aBill, type aCharge } from './bills';
import { TestPortal } from './Portal';

type Given = Parameters<typeof TestPortal.start>[0];

/** For the top of a file: every test has a database of its own, and the portal that it starts ends with it. */
export function portalPerTest() {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let knex: Knex;
  let portal: TestPortal | undefined;
  beforeEach(async () => {
    knex = await databases.init('POSTGRES_18');
  });
  afterEach(async () => {
    await portal?.stop();
    portal = undefined;
  });

  const startWith = async (given: Omit<Given, 'knex'>): Promise<TestPortal> => {
    portal = await TestPortal.start({ knex, ...given });
    return portal;
  };
  return {
    get knex() {
      return knex;
    },
    /** The portal that was started. */
    get portal() {
      if (!portal) throw new Error('No portal was started');
      return portal;
    },
    startWith,
    /** With one bill of March. */
    start: (
      charges: ReturnType<typeof aCharge>[],
      given: Omit<Given, 'knex' | 'bills'> = {},
    ) => startWith({ bills: [aBill('march', charges)], ...given }),
  };
}
