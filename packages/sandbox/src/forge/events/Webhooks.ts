// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomUUID } from 'node:crypto';
import type { SandboxClock } from '../../clock';
import { DeliveryQueue } from '../../http/DeliveryQueue';
import type { Faults } from '../../http/Faults';
import { timestamp } from '../Forge';
import type { DeliveryRecord, ForgeStore, HookRecord } from '../store';

interface Parcel {
  event: string;
  guid: string;
  body: string;
  action: string | null;
  repositoryId: number | null;
  redelivery: boolean;
}

/** A receiver that takes longer has failed, as on GitHub. */
const TIMEOUT_MILLISECONDS = 10_000;

/** Of each hook; a delivery holds its whole payload. */
const KEPT_DELIVERIES = 50;

/**
 * Sends what happens to hooks, signed, to each hook in the order in which it happened. There is
 * no second try, as on GitHub: what failed stands in the list and can be sent again.
 */
export class Webhooks {
  private readonly queue: DeliveryQueue;
  private readonly closing = new AbortController();

  constructor(
    private readonly deps: {
      store: ForgeStore;
      clock: SandboxClock;
      faults: Faults;
    },
  ) {
    this.queue = new DeliveryQueue('forge', deps.faults);
  }

  /** Newest first. */
  deliveries(hook: HookRecord): DeliveryRecord[] {
    return this.deps.store.deliveries
      .values()
      .filter(delivery => delivery.hookId === hook.id)
      .reverse();
  }

  /**
   * Tells every hook that asks for this event, of the repository or of the organisation. Its payload is made at once, for all of them;
   * where nobody asks there is none, as nobody would wait for it.
   */
  tell(
    event: string,
    makePayload: () => object | Promise<object>,
    repositoryId?: number,
  ): void {
    const hooks = [...this.deps.store.hooks.values()].filter(
      hook =>
        hook.active &&
        (hook.repositoryId === undefined ||
          hook.repositoryId === repositoryId) &&
        (hook.events.includes('*') || hook.events.includes(event)),
    );
    if (hooks.length === 0) return;
    const payload = makePayload();
    for (const hook of hooks) this.send(hook, event, payload, repositoryId);
  }

  /** To one hook, whatever it asks for. */
  send(
    hook: HookRecord,
    event: string,
    payload: object | Promise<object>,
    repositoryId?: number,
  ): void {
    this.enqueue(hook, async () => {
      const content = await payload;
      const { action } = content as { action?: string };
      return {
        event,
        guid: randomUUID(),
        body: JSON.stringify(content),
        action: action ?? null,
        repositoryId: repositoryId ?? null,
        redelivery: false,
      };
    });
  }

  redeliver(hook: HookRecord, delivery: DeliveryRecord): void {
    const { event, guid, action, about, request } = delivery;
    this.enqueue(hook, async () => ({
      event,
      guid,
      action,
      repositoryId: about,
      body: request.body,
      redelivery: true,
    }));
  }

  /** Resolves when everything so far was sent. */
  settled(): Promise<void> {
    return this.queue.settled();
  }

  close(): void {
    this.closing.abort();
    this.queue.close();
  }

  private enqueue(hook: HookRecord, parcel: () => Promise<Parcel>): void {
    const ready = parcel().then(made => ({
      event: [made.event, made.action].filter(Boolean).join('.'),
      send: () => this.deliver(hook, made),
    }));
    this.queue.add(hook.id, ready);
  }

  private async deliver(hook: HookRecord, parcel: Parcel): Promise<void> {
    const headers = headersFor(hook, parcel);
    const began = performance.now();
    const outcome = await this.post(hook.url, headers, parcel.body);
    const { guid, event, action, repositoryId, redelivery, body } = parcel;
    const delivery: DeliveryRecord = {
      id: this.deps.store.nextId(),
      hookId: hook.id,
      guid,
      event,
      action,
      about: repositoryId,
      redelivery,
      deliveredAt: timestamp(this.deps.clock.now()),
      durationSeconds: (performance.now() - began) / 1000,
      ...outcome,
      request: { headers, body },
    };
    this.keep(hook, delivery);
  }

  private keep(hook: HookRecord, delivery: DeliveryRecord): void {
    const { deliveries, hooks } = this.deps.store;
    // Deleted while this was on its way: nobody could ask for it.
    if (!hooks.get(String(hook.id))) return;
    deliveries.put(String(delivery.id), delivery);
    for (const { id } of this.deliveries(hook).slice(KEPT_DELIVERIES)) {
      deliveries.delete(String(id));
    }
  }

  private async post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<Pick<DeliveryRecord, 'status' | 'statusCode' | 'response'>> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([
          this.closing.signal,
          AbortSignal.timeout(TIMEOUT_MILLISECONDS),
        ]),
      });
      return {
        status: response.ok ? 'OK' : response.statusText || 'Failed',
        statusCode: response.status,
        response: {
          headers: Object.fromEntries(response.headers),
          body: (await response.text()).slice(0, 1000),
        },
      };
    } catch (error) {
      const response = { headers: {}, body: String(error) };
      return { status: 'failed to connect to host', statusCode: 502, response };
    }
  }
}

function headersFor(hook: HookRecord, parcel: Parcel): Record<string, string> {
  const isRepository = hook.repositoryId !== undefined;
  const sign = (algorithm: string) =>
    `${algorithm}=${createHmac(algorithm, hook.secret ?? '')
      .update(parcel.body)
      .digest('hex')}`;
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/sandbox',
    'x-github-delivery': parcel.guid,
    'x-github-event': parcel.event,
    'x-github-hook-id': String(hook.id),
    'x-github-hook-installation-target-type': isRepository
      ? 'repository'
      : 'organization',
    'x-github-hook-installation-target-id': String(hook.repositoryId ?? 0),
    ...(hook.secret && {
      'x-hub-signature': sign('sha1'),
      'x-hub-signature-256': sign('sha256'),
    }),
  };
}
