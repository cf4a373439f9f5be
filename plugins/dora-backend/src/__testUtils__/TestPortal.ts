// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { DoraClient } from '@macadam/plugin-dora-common';
import { anEntity, PluginPortal, type Feature } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { doraPlugin } from '../plugin';

/** A portal with the plugin alone, over a catalog of its own. Rows stay as the test has flagged them: no task runs. */
export class TestPortal extends PluginPortal {
  static async start(given: {
    knex: Knex;
    entities?: Entity[];
    dora?: object;
    features?: Feature[];
  }): Promise<TestPortal> {
    const portal = new TestPortal('dora');
    await portal.begin({
      knex: given.knex,
      entities: given.entities ?? catalog(),
      config: {
        backend: { actions: { pluginSources: ['dora'] } },
        dora: {
          schedule: {
            frequency: { trigger: 'manual' },
            timeout: { minutes: 1 },
          },
          ...given.dora,
        },
      },
      features: [doraPlugin, ...(given.features ?? [])],
    });
    return portal;
  }

  /** As a sender outside does. */
  deliver(
    path: string,
    body: Buffer | string,
    headers: Record<string, string> = {},
  ) {
    return this.request('post', path)
      .set('content-type', 'application/json')
      .set(headers)
      .send(body);
  }

  /** The client of the front end, over HTTP. */
  client(caller?: string): DoraClient {
    return new DoraClient(this.accessOf(caller));
  }
}

/** As the catalog mock's entities have it: payment-service of the group payments, which lies below money. */
function catalog(): Entity[] {
  return [
    anEntity('Component', 'payment-service', {
      annotations: { 'example.com/repository': 'Acme/Payments' },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/payments' },
        { type: 'partOf', targetRef: 'system:default/checkout' },
      ],
    }),
    anEntity('Component', 'ledger', {
      relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
    }),
    anEntity('System', 'checkout'),
    anEntity('Group', 'payments', {
      relations: [{ type: 'childOf', targetRef: 'group:default/money' }],
    }),
    anEntity('Group', 'money', {
      annotations: { 'macadam.dev/timezone': 'Europe/Amsterdam' },
    }),
  ];
}
