// SPDX-License-Identifier: Apache-2.0
import { createRandom } from '../random';
import { acmeRepositories } from '../repositories';

/** What a service cost on a day of what Acme has subscribed to, in dollars. No cloud bills any of it. */
export interface SubscriptionCost {
  resource: string;
  type: string;
  cost: number;
}

const TYPE = 'Software as a service';

/** What is paid by what each service sends there, and the least and most of it on a day. */
const SUBSCRIPTIONS: [resource: string, least: number, most: number][] = [
  ['Error tracking', 0.4, 2.2],
  ['Synthetic monitoring', 0.2, 0.9],
];

/** Tells what a service cost on a day, as `2026-11-24`: the same whenever it is asked; undefined for what is no service of Acme's. */
export function acmeSubscriptions(): (
  name: string,
  day: string,
) => SubscriptionCost[] | undefined {
  const running = new Set(
    acmeRepositories()
      .filter(({ delivery }) => delivery)
      .map(({ name }) => name),
  );
  return (name, day) => {
    if (!running.has(name)) return undefined;
    return SUBSCRIPTIONS.map(([resource, least, most]) => {
      const size = createRandom(1, `${resource} of ${name}`)();
      const today =
        0.95 + createRandom(1, `${resource} ${name} ${day}`)() * 0.1;
      const cost = (least + size * (most - least)) * today;
      return { resource, type: TYPE, cost };
    });
  };
}
