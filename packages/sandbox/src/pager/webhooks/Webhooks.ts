// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../../clock';
import { DeliveryQueue } from '../../http/DeliveryQueue';
import type { Faults } from '../../http/Faults';
import type { Pager } from '../Pager';
import type {
  IncidentRecord,
  PagerStore,
  SubscriptionRecord,
  WebhookRecord,
} from '../store';
import { incidentEvent, pingEvent } from './payload';
import { signatureOf } from './signature';

/** A receiver that takes longer has failed. */
const TIMEOUT_MILLISECONDS = 5000;

/** Nominal seconds before each further try: twenty minutes in all. */
const RETRIES_AFTER_SECONDS = [15, 75, 270, 840];

/** So many webhooks given up in a row, and the subscription rests for so long. */
const MOST_DROPPED = 3;
const REST_SECONDS = 24 * 60 * 60;

type Outcome = 'delivered' | 'refused' | 'failed';

/**
 * Tells subscriptions what happens, signed, and to each in the order in which it happened. A
 * receiver that is away is tried again, also after a restart of ours; one that says no is not.
 * As PagerDuty does it: https://developer.pagerduty.com/docs/webhooks-behavior
 */
export class Webhooks {
  private readonly queue: DeliveryQueue;
  private readonly closing = new AbortController();

  /** @param locate - the pager that this is part of */
  constructor(
    private readonly locate: () => Pager,
    private readonly deps: {
      store: PagerStore;
      clock: SandboxClock;
      faults: Faults;
    },
  ) {
    this.queue = new DeliveryQueue('pager', deps.faults);
  }

  /** Takes up what was on its way when the last process ended. */
  resume(): void {
    for (const webhook of this.deps.store.webhooks.values()) {
      this.enqueue(webhook);
    }
  }

  /** To every subscription that asks for this event of this service or team. */
  tell(eventType: string, incident: IncidentRecord): void {
    const event = incidentEvent(this.locate(), eventType, incident);
    for (const subscription of this.deps.store.subscriptions.values()) {
      const isMeant =
        subscription.active &&
        subscription.events.includes(eventType) &&
        this.isWithin(subscription, incident) &&
        !this.isResting(subscription);
      if (isMeant) this.send(subscription, eventType, event);
    }
  }

  ping(subscription: SubscriptionRecord): void {
    this.send(subscription, 'pagey.ping', pingEvent(this.locate()));
  }

  isResting({ disabledUntil }: SubscriptionRecord): boolean {
    return Boolean(
      disabledUntil && new Date(disabledUntil) > this.deps.clock.now(),
    );
  }

  /** Resolves when everything so far has arrived or was given up. */
  settled(): Promise<void> {
    return this.queue.settled();
  }

  close(): void {
    this.closing.abort();
    this.queue.close();
  }

  private send(
    subscription: SubscriptionRecord,
    eventType: string,
    event: object,
  ): void {
    const { store } = this.deps;
    const id = store.newId('R');
    const webhook = {
      id,
      subscriptionId: subscription.id,
      eventType,
      body: JSON.stringify(event),
    };
    this.enqueue(store.webhooks.put(id, webhook));
  }

  private isWithin(
    { filter }: SubscriptionRecord,
    { serviceId }: IncidentRecord,
  ): boolean {
    const { services, policies } = this.deps.store;
    switch (filter.type) {
      case 'service_reference':
        return filter.id === serviceId;
      case 'team_reference': {
        const policyId = services.get(serviceId)?.policyId ?? '';
        return filter.id === policies.get(policyId)?.teamId;
      }
      default:
        return true;
    }
  }

  private enqueue(webhook: WebhookRecord): void {
    const event = webhook.eventType;
    const send = () => this.deliver(webhook);
    this.queue.add(webhook.subscriptionId, Promise.resolve({ event, send }));
  }

  private async deliver(webhook: WebhookRecord): Promise<void> {
    const outcome = await this.tryAgainAndAgain(webhook);
    if (this.closing.signal.aborted) return;
    const { subscriptions, webhooks } = this.deps.store;
    webhooks.delete(webhook.id);
    const subscription = subscriptions.get(webhook.subscriptionId);
    if (subscription) this.note(subscription, outcome === 'delivered');
  }

  private async tryAgainAndAgain(webhook: WebhookRecord): Promise<Outcome> {
    const { clock, store } = this.deps;
    for (const seconds of [...RETRIES_AFTER_SECONDS, undefined]) {
      const subscription = store.subscriptions.get(webhook.subscriptionId);
      if (!subscription || this.isResting(subscription)) return 'refused';
      if (this.closing.signal.aborted) return 'failed';
      const outcome = await this.post(subscription, webhook);
      const isLast = seconds === undefined || this.closing.signal.aborted;
      if (outcome !== 'failed' || isLast) return outcome;
      await this.until(clock.after(clock.now(), seconds));
    }
    return 'failed';
  }

  private note(subscription: SubscriptionRecord, isDelivered: boolean): void {
    const { clock, store } = this.deps;
    if (this.isResting(subscription)) return;
    const dropped = isDelivered ? 0 : subscription.dropped + 1;
    const rests = dropped >= MOST_DROPPED;
    const until = clock.after(clock.now(), REST_SECONDS);
    store.subscriptions.put(subscription.id, {
      ...subscription,
      dropped: rests ? 0 : dropped,
      disabledUntil: rests ? until.toISOString() : undefined,
    });
  }

  private until(moment: Date): Promise<void> {
    return new Promise(resolve => {
      const cancel = this.deps.clock.at(moment, resolve);
      this.closing.signal.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
  }

  private async post(
    { id, url, secrets, customHeaders }: SubscriptionRecord,
    webhook: WebhookRecord,
  ): Promise<Outcome> {
    const { closing } = this;
    try {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        body: webhook.body,
        headers: {
          ...Object.fromEntries(
            customHeaders.map(({ name, value }) => [name, value]),
          ),
          accept: '*/*',
          'content-type': 'application/json',
          'user-agent': 'PagerDuty-Webhook/V3.0',
          'x-pagerduty-signature': signatureOf(webhook.body, secrets),
          'x-webhook-id': webhook.id,
          'x-webhook-subscription': id,
        },
        redirect: 'manual',
        signal: AbortSignal.any([
          closing.signal,
          AbortSignal.timeout(TIMEOUT_MILLISECONDS),
        ]),
      });
      if (ok) return 'delivered';
      return status >= 500 || status === 429 ? 'failed' : 'refused';
    } catch {
      // Nobody there, or no answer in time.
      return 'failed';
    }
  }
}
