// SPDX-License-Identifier: Apache-2.0
import { createRandom } from '../random';
import { acmeRepositories } from '../repositories';
import { CLUSTER } from './resources';

/** What a namespace used of a cluster on a day, in dollars at list price. */
export interface NamespaceCost {
  cluster: string;
  /** Absent for what nothing uses. */
  namespace?: string;
  cpuCost: number;
  ramCost: number;
  sharedCost: number;
}

/** A fifth of what is paid for stands idle. */
const IDLE_SHARE = 0.2;

/** Tells what ran in Acme's cluster on a day, each service in a namespace of its own. The same day is told the same whenever it is asked. */
export function acmeNamespaces(): (day: string) => NamespaceCost[] {
  const running = acmeRepositories()
    .filter(({ delivery }) => delivery)
    .map(({ name }) => name);
  return day => namespacesOn(day, running);
}

function namespacesOn(day: string, running: string[]): NamespaceCost[] {
  const used = running.map((name): NamespaceCost => {
    const size = 0.4 + createRandom(1, `pods of ${name}`)() * 3;
    const today = 0.9 + createRandom(1, `${name} on ${day}`)() * 0.2;
    return {
      cluster: CLUSTER,
      namespace: `${name}-production`,
      cpuCost: size * today,
      ramCost: size * today * 0.4,
      sharedCost: 0.05,
    };
  });
  const sum = (of: 'cpuCost' | 'ramCost') =>
    used.reduce((all, one) => all + one[of], 0);
  const idle = {
    cluster: CLUSTER,
    cpuCost: sum('cpuCost') * IDLE_SHARE,
    ramCost: sum('ramCost') * IDLE_SHARE,
    sharedCost: 0,
  };
  return [...used, idle];
}
