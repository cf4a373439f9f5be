// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import {
  activeServices,
  type ActiveService,
} from '../store/queries/activeServices';
import { DeliveryMetrics } from './DeliveryMetrics';

const ACTIVE_MILLISECONDS = 30 * 86_400_000;

/** However often somebody scrapes, the database is asked once in a while. */
const KEPT_MILLISECONDS = 60_000;

export function createMetrics(knex: Knex): DeliveryMetrics {
  let kept: { at: number; services: Promise<ActiveService[]> } | undefined;
  return new DeliveryMetrics(async () => {
    const now = Date.now();
    if (!kept || now - kept.at >= KEPT_MILLISECONDS) {
      const since = new Date(now - ACTIVE_MILLISECONDS);
      const latest = { at: now, services: activeServices(knex, since) };
      kept = latest;
      latest.services.catch(() => {
        if (kept === latest) kept = undefined;
      });
    }
    return kept.services;
  });
}
