// SPDX-License-Identifier: Apache-2.0
import type { Chain } from './chain';

/** The chain as it was at some moment: later deployments and incidents are not there, and what was resolved later is open. */
export function knownAt(chain: Chain, asOfMs: number = Infinity): Chain {
  if (asOfMs === Infinity) return chain;
  const asItWas = <T extends { resolvedMs: number | null }>(incident: T): T =>
    (incident.resolvedMs ?? 0) > asOfMs
      ? { ...incident, resolvedMs: null }
      : incident;
  return {
    ...chain,
    attempts: chain.attempts.filter(({ finishedMs }) => finishedMs <= asOfMs),
    incidents: chain.incidents
      .filter(({ createdMs }) => createdMs <= asOfMs)
      .map(asItWas),
    past: {
      ...chain.past,
      failures: chain.past.failures.map(past => ({
        ...past,
        incidents: past.incidents.map(asItWas),
      })),
    },
  };
}
