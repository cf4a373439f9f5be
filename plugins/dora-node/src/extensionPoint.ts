// SPDX-License-Identifier: Apache-2.0
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  DeploymentSource,
  IncidentSource,
  Interest,
} from './DeliverySource';
import type { DeploymentRecord, IncidentRecord } from './records';

/** What a webhook brought, of one source. */
export interface Told {
  source: string;
  /** The sender's id of this delivery: one that comes again is ignored. */
  deliveryId?: string;
  deployments?: DeploymentRecord[];
  incidents?: IncidentRecord[];
}

/** How a module hands over what it was told. It resolves when all of it is in the database, and rejects when none of it is. */
export interface DeliveryIngest {
  /** @returns whether the delivery is new */
  tell(told: Told): Promise<boolean>;
  /** What entities want of a value of an annotation, compared without regard to case; undefined when none names it. */
  interestIn(annotation: string, value: string): Promise<Interest | undefined>;
}

/**
 * A door for a vendor's webhooks: `POST /api/dora/webhooks/<id>`. The engine takes the body, at most 1 MiB of it, unparsed, so that its
 * signature can be checked.
 */
export interface WebhookReceiver {
  readonly id: string;
  /**
   * @throws AuthenticationError when the signature does not fit, InputError when the body does not
   * @returns what it tells; undefined for an event that says nothing of delivery
   */
  receive(request: {
    headers: Record<string, string | string[] | undefined>;
    body: Buffer;
  }): Promise<Told | undefined>;
}

/** Where sources of deployments and incidents plug in. */
export interface DeliverySourcesExtensionPoint {
  addDeploymentSource(source: DeploymentSource): void;
  addIncidentSource(source: IncidentSource): void;
  addWebhookReceiver(receiver: WebhookReceiver): void;
  /** Calls back once the engine takes events, for those that come another way than by `WebhookReceiver`. */
  onReady(callback: (ingest: DeliveryIngest) => Promise<void>): void;
}

export const deliverySourcesExtensionPoint =
  createExtensionPoint<DeliverySourcesExtensionPoint>({ id: 'dora.sources' });
