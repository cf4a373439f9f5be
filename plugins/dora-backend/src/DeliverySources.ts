// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import type {
  DeliveryIngest,
  DeliverySourcesExtensionPoint,
  DeploymentSource,
  IncidentSource,
  WebhookReceiver,
} from '@macadam/plugin-dora-node';
import type { KnownSource } from './read/SourceStates';

/** What modules have plugged in. */
export class DeliverySources implements DeliverySourcesExtensionPoint {
  readonly deployments: DeploymentSource[] = [];
  readonly incidents: IncidentSource[] = [];
  readonly receivers: WebhookReceiver[] = [];
  private readonly callbacks: ((ingest: DeliveryIngest) => Promise<void>)[] =
    [];

  addDeploymentSource(source: DeploymentSource): void {
    addOnce(this.deployments, source);
  }

  addIncidentSource(source: IncidentSource): void {
    addOnce(this.incidents, source);
  }

  addWebhookReceiver(receiver: WebhookReceiver): void {
    addOnce(this.receivers, receiver);
  }

  onReady(callback: (ingest: DeliveryIngest) => Promise<void>): void {
    this.callbacks.push(callback);
  }

  async ready(ingest: DeliveryIngest): Promise<void> {
    for (const callback of this.callbacks) await callback(ingest);
  }

  /** Those that can be read; one that tells both kinds is one. */
  known(): KnownSource[] {
    const known = new Map<string, KnownSource>();
    const add = (
      { id, title, annotation }: DeploymentSource | IncidentSource,
      tells: KnownSource['tells'][number],
    ) => {
      const source = known.get(id) ?? { id, title, annotation, tells: [] };
      known.set(id, { ...source, tells: [...source.tells, tells] });
    };
    this.deployments.forEach(source => add(source, 'deployments'));
    this.incidents.forEach(source => add(source, 'incidents'));
    return [...known.values()];
  }
}

/** An id is part of every record's identity, so that no two may share one. */
function addOnce<T extends { id: string }>(all: T[], one: T): void {
  if (all.some(({ id }) => id === one.id)) {
    throw new ConflictError(`There are two sources called ${one.id}`);
  }
  all.push(one);
}
