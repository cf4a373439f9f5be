// SPDX-License-Identifier: Apache-2.0
import { databaseOfSuite } from '@macadam/test-portal';
import { aBill, type aCharge } from './bills';
import { TestPortal } from './Portal';

type Given = Parameters<typeof TestPortal.start>[0];

/** For the top of a file: every test finds an empty database, and the portal that it starts ends with it. */
export function portalPerTest() {
  const database = databaseOfSuite('@macadam/plugin-cost-backend');
  let portal: TestPortal | undefined;
  afterEach(async () => {
    await portal?.stop();
    portal = undefined;
  });

  const startWith = async (given: Omit<Given, 'knex'>): Promise<TestPortal> => {
    portal = await TestPortal.start({ knex: database.knex, ...given });
    return portal;
  };
  return {
    get knex() {
      return database.knex;
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
