// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { Pager } from '../Pager';
import type { SubscriptionRecord } from '../store';

/** What a subscription can ask for. */
export const EVENT_TYPES = [
  'incident.acknowledged',
  'incident.annotated',
  'incident.delegated',
  'incident.escalated',
  'incident.priority_updated',
  'incident.reassigned',
  'incident.reopened',
  'incident.resolved',
  'incident.responder.added',
  'incident.responder.replied',
  'incident.status_update_published',
  'incident.triggered',
  'incident.unacknowledged',
  'service.created',
  'service.deleted',
  'service.updated',
] as const;

/** What happens here. */
const PORTAL_EVENTS = [
  'incident.triggered',
  'incident.acknowledged',
  'incident.resolved',
  'incident.reopened',
];

const PORTAL_SUBSCRIPTION = 'portalSubscription';

export type NewSubscription = Pick<
  SubscriptionRecord,
  'url' | 'description' | 'events' | 'filter' | 'customHeaders' | 'active'
>;

export function createSubscription(
  { store }: Pager,
  settings: NewSubscription,
  secret = randomBytes(32).toString('base64url'),
): SubscriptionRecord {
  const id = store.newId('P');
  return store.subscriptions.put(id, {
    id,
    ...settings,
    secrets: [secret],
    dropped: 0,
  });
}

/** Ends its rest. */
export function enableSubscription(
  { store }: Pager,
  { disabledUntil: _, ...subscription }: SubscriptionRecord,
): SubscriptionRecord {
  return store.subscriptions.put(subscription.id, {
    ...subscription,
    dropped: 0,
  });
}

/**
 * What the account's owner has set up for the portal. When the secret has changed, the one before
 * signs as well, so that the portal may take up the new one later.
 */
export function keepPortalSubscription(
  pager: Pager,
  { url, secret }: { url: string; secret: string },
): void {
  const { subscriptions, marks } = pager.store;
  const settings: NewSubscription = {
    url,
    description: 'Tells the portal of incidents',
    events: PORTAL_EVENTS,
    filter: { type: 'account_reference' },
    customHeaders: [],
    active: true,
  };
  const known = subscriptions.get(String(marks.get(PORTAL_SUBSCRIPTION)));
  if (!known) {
    const { id } = createSubscription(pager, settings, secret);
    marks.put(PORTAL_SUBSCRIPTION, id);
    return;
  }
  const [current] = known.secrets;
  subscriptions.put(known.id, {
    ...known,
    ...settings,
    secrets: secret === current ? known.secrets : [secret, current],
    dropped: 0,
    disabledUntil: undefined,
  });
}
