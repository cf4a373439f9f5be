// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { summaryFigures } from '../store/queries/summary';
import { plainFigures } from './__testUtils__/plainFigures';
import {
  randomEvents,
  toldAtOnce,
  type RandomEvent,
} from './__testUtils__/randomEvents';
import { component, TestEngine } from './__testUtils__/TestEngine';

const database = databaseOfSuite('@macadam/plugin-dora-backend');
let knex: Knex;

beforeAll(() => {
  knex = database.knex;
});

const production = ['production', 'eu'];
const runs = {
  numRuns: Number(process.env.PROPERTY_RUNS ?? 12),
  endOnFailure: true,
};

/** Each run starts an engine, and tells it every event by itself. */
const WITHIN_MS = runs.numRuns * 30_000;

/** An engine that has heard these tellings and nothing else. */
async function after(tellings: RandomEvent[][]): Promise<TestEngine> {
  await database.empty();
  const test = await TestEngine.start(knex, {
    entities: [component('payments'), component('search')],
    config: { productionEnvironments: production },
  });
  for (const events of tellings) await test.tell(toldAtOnce(events));
  return test;
}

function inParts<T>(list: T[], size: number): T[][] {
  return list.flatMap((_, n) => (n % size ? [] : [list.slice(n, n + size)]));
}

it(
  'gives one result in whatever order events come, alone or together, once or twice',
  async () => {
    const orders = randomEvents.chain(events =>
      fc.record({
        events: fc.constant(events),
        again: fc.shuffledSubarray([...events, ...events], {
          minLength: events.length * 2,
        }),
        together: fc.integer({ min: 1, max: 4 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ({ events, again, together }) => {
        const once = await (await after([events])).everything();
        const slowly = await after(inParts(again, together));
        expect(await slowly.everything()).toEqual(once);
        // And nothing is left to find for who looks at all of it.
        await knex('entities').update({ judged_by: null });
        await slowly.run('judge-stale');
        expect(await slowly.everything()).toEqual(once);
        await requireSumsToHold(wholeTime);
        await slowly.run('condense-sums');
        await requireSumsToHold(wholeTime);
      }),
      runs,
    );
  },
  WITHIN_MS,
);

it(
  'answers as a plain reading of the rules does, whatever another service does',
  async () => {
    const histories = fc.record({
      events: randomEvents,
      others: randomEvents,
      firstHour: fc.integer({ min: 0, max: 40 }),
      hours: fc.integer({ min: 1, max: 48 }),
    });
    await fc.assert(
      fc.asyncProperty(
        histories,
        async ({ events, others, firstHour, hours }) => {
          const told = holding(events);
          const test = await after([]);
          const unrelated = toldAtOnce(others);
          const subject = { kind: 'entity', entityRef: 'search' } as const;
          await Promise.all([
            ...told.map(event => test.tell(toldAtOnce([event]))),
            test.tell(
              {
                deployments: unrelated.deployments.map(one => ({
                  ...one,
                  subject,
                })),
                incidents: unrelated.incidents.map(one => ({
                  ...one,
                  subject,
                })),
              },
              undefined,
              'another',
            ),
          ]);
          const fromMs = Date.parse('2026-03-02T00:00:00Z') + firstHour * 3.6e6;
          const window = {
            from: new Date(fromMs),
            to: new Date(fromMs + hours * 3.6e6),
          };
          const rules = { production, attributionWindowHours: 24 };
          expect(await figures(window)).toEqual(
            plainFigures(toldAtOnce(told), window, rules),
          );
          await requireSumsToHold(window);
        },
      ),
      runs,
    );
  },
  WITHIN_MS,
);

const wholeTime = {
  from: new Date('2026-03-02T06:00:00Z'),
  to: new Date('2026-03-05T00:00:00Z'),
};

/** The organisation is answered from sums; counted anew, it is the same. */
async function requireSumsToHold(window: { from: Date; to: Date }) {
  const cohort = {
    ...window,
    scope: { kind: 'all' } as const,
    previousFrom: new Date(window.from.getTime() - 30 * 3.6e6),
    timezone: 'UTC',
  };
  const visible = await knex('entities').pluck('id');
  expect(await summaryFigures(knex, cohort)).toEqual(
    await summaryFigures(knex, { ...cohort, visible }),
  );
}

/** Of several tellings of one thing the last, as if nothing had ever been corrected. */
function holding(events: RandomEvent[]): RandomEvent[] {
  const nameOf = (event: RandomEvent) =>
    'deployment' in event
      ? `deployment ${event.deployment.externalId}`
      : `incident ${event.incident.externalId}`;
  return [...new Map(events.map(event => [nameOf(event), event])).values()];
}

async function figures(window: { from: Date; to: Date }) {
  const { id } = await knex('entities')
    .where({ ref: 'component:default/payments' })
    .first();
  const { current, ...rest } = await summaryFigures(knex, {
    ...window,
    scope: { kind: 'service', id },
    previousFrom: window.from,
    timezone: 'UTC',
  });
  const { deployments, redeploys, changes, failed, recovered, open, rework } =
    current;
  return {
    deployments,
    redeploys,
    changes,
    failed,
    recovered,
    open,
    rework,
    excluded: rest.excludedChanges,
    lead: current.leadTime && Object.values(current.leadTime),
    recovery: current.recovery && Object.values(current.recovery),
    unattributed: rest.unattributedIncidents,
  };
}
