// SPDX-License-Identifier: Apache-2.0
import type { Faults } from './Faults';

/** A webhook that is ready to be sent. */
export interface Delivery {
  /** What it tells of, as the order of a fault names it: `event.action`. */
  event: string;
  /** Never rejects because of the receiver. */
  send(): Promise<void>;
}

interface Held {
  delivery: Delivery;
  timer: NodeJS.Timeout;
}

/** One that was held back goes out after this, when no other has come meanwhile. */
const LONGEST_DELAY_MILLISECONDS = 3000;

/** Sends webhooks, to each receiver one after the other in the order in which they were added, unless a fault spoils that. */
export class DeliveryQueue {
  private readonly queues = new Map<string | number, Promise<void>>();
  private readonly held = new Map<string | number, Held[]>();
  private isClosed = false;

  /** @param name - of the server, as the log calls it */
  constructor(private readonly name: string, private readonly faults: Faults) {}

  add(receiver: string | number, delivery: Promise<Delivery>): void {
    // Whoever waits its turn must not count as unhandled meanwhile.
    delivery.catch(() => undefined);
    this.enqueue(receiver, async () => this.deliver(receiver, await delivery));
  }

  /** Resolves when everything so far was sent, and nothing is held back. */
  async settled(): Promise<void> {
    await Promise.all(this.queues.values());
    for (const receiver of this.held.keys()) this.release(receiver);
    await Promise.all(this.queues.values());
  }

  /** What has not begun is not sent any more. */
  close(): void {
    this.isClosed = true;
    for (const { timer } of [...this.held.values()].flat()) clearTimeout(timer);
    this.held.clear();
  }

  private enqueue(receiver: string | number, task: () => Promise<void>): void {
    const before = this.queues.get(receiver) ?? Promise.resolve();
    const next = before
      .then(() => (this.isClosed ? undefined : task()))
      .catch(error => {
        if (this.isClosed) return;
        process.stderr.write(
          `${this.name}: a webhook was not sent: ${error}\n`,
        );
      });
    this.queues.set(receiver, next);
  }

  private async deliver(
    receiver: string | number,
    delivery: Delivery,
  ): Promise<void> {
    const fault = this.faults.takeDelivery(delivery.event);
    if (fault?.mode === 'lost') return;
    if (fault?.mode === 'late') {
      this.hold(receiver, delivery);
      return;
    }
    await delivery.send();
    if (fault?.mode === 'duplicate') await delivery.send();
    this.release(receiver);
  }

  private hold(receiver: string | number, delivery: Delivery): void {
    const release = () => this.release(receiver);
    const timer = setTimeout(release, LONGEST_DELAY_MILLISECONDS);
    timer.unref();
    const others = this.held.get(receiver) ?? [];
    this.held.set(receiver, [...others, { delivery, timer }]);
  }

  private release(receiver: string | number): void {
    const waiting = this.held.get(receiver) ?? [];
    this.held.delete(receiver);
    for (const { delivery, timer } of waiting) {
      clearTimeout(timer);
      this.enqueue(receiver, () => delivery.send());
    }
  }
}
