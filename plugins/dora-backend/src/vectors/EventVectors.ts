// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeliveryIngest, Told } from '@macadam/plugin-dora-node';
import { ANNOTATION_DELIVERY_PATHS } from '@macadam/portal-common';
import type { Knex } from 'knex';
import type { DoraConfig } from '../config';
import { createEngine } from '../engine';
import { answersOf } from './answers';
import { mismatches, type Mismatch } from './mismatches';
import { toldBy } from './toldBy';
import type { EventVector } from './vectorFile';

/** The events of a service that has no name. */
const NAMELESS = '';

/** Who is referred to goes after who refers; and the sums last, to which triggers add what goes. Where there is so little, to `truncate` takes far longer. */
const FORGET_EVERYTHING = [
  ...['decisions', 'incidents', 'changes', 'deployments', 'entities'],
  ...['reads', 'deliveries', 'deployment_sums', 'lead_sums'],
]
  .map(table => `delete from ${table}`)
  .join(';');

/** Puts a list in some order. */
export type Shuffle = <T>(list: T[]) => T[];

/**
 * Sends worked examples the way that events take: through the ingest, the rules and the questions of the API, on a database that holds
 * nothing else.
 */
export class EventVectors {
  constructor(
    private readonly deps: {
      knex: Knex;
      logger: Pick<LoggerService, 'debug' | 'warn'>;
      shuffle: Shuffle;
    },
  ) {}

  /** Tells the events one by one in some order, then all at once in another, and asks after each. */
  async check(vector: EventVector): Promise<Mismatch[]> {
    const { knex, shuffle } = this.deps;
    await knex.raw(FORGET_EVERYTHING);
    const { services, told } = toldBy(vector, NAMELESS);
    const ingest = await this.startIngest(vector, services);
    for (const one of shuffle(told)) await ingest.tell(one);
    const once = await this.ask(vector, services);
    await Promise.all(shuffle(told).map((one: Told) => ingest.tell(one)));
    const twice = await this.ask(vector, services);
    const differing = mismatches(vector.id, once, twice).map(mismatch => ({
      ...mismatch,
      key: `${mismatch.key} when told again`,
    }));
    return [...mismatches(vector.id, vector.expected, once), ...differing];
  }

  private async startIngest(
    { config }: EventVector,
    services: Map<string, string>,
  ): Promise<DeliveryIngest> {
    const tasks = new Map<string, (signal: AbortSignal) => unknown>();
    const engine = await createEngine({
      auth: { getOwnServiceCredentials: async () => NOBODY },
      catalog: catalogOf(services, config.pathPrefixes),
      config: settingsOf(config),
      knex: this.deps.knex,
      logger: this.deps.logger,
      scheduler: {
        scheduleTask: async ({ id, fn }) => {
          tasks.set(id, fn);
        },
      },
      sources: { deployments: [], incidents: [] },
    });
    await engine.start();
    await tasks.get('refresh-services')!(new AbortController().signal);
    return engine.ingest;
  }

  private ask(vector: EventVector, services: Map<string, string>) {
    const { service } = vector.config;
    const ref = service === null ? undefined : services.get(service);
    return answersOf(this.deps.knex, vector, ref);
  }
}

/** The catalog below asks for no credentials. */
const NOBODY = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'service', subject: 'plugin:dora' },
} as const;

function settingsOf(config: EventVector['config']): DoraConfig {
  return {
    ...config,
    backfillDays: 90,
    schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
    tiers: { edition: '2023' },
  };
}

/** A catalog with a component for each service that the vector speaks of. */
function catalogOf(
  services: Map<string, string>,
  pathPrefixes: string[] | null,
) {
  const annotations = pathPrefixes && {
    [ANNOTATION_DELIVERY_PATHS]: pathPrefixes.join(),
  };
  const entities = [...services.values()].map(ref => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: ref.split('/')[1],
      namespace: 'default',
      annotations: annotations ?? {},
    },
  }));
  return {
    queryEntities: async () => ({
      items: [],
      pageInfo: {},
      totalItems: entities.length,
    }),
    async *streamEntities() {
      yield entities;
    },
  };
}
