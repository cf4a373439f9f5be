// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { NewlyCounted } from '../engine';
import type { ActiveService } from '../store/queries/activeServices';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** So that a dashboard can tell three days from a week. */
const LEAD_TIMES = [
  ...[10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR],
  ...[DAY, 3 * DAY, 7 * DAY],
];
const RECOVERY_TIMES = [
  ...[5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR],
  ...[DAY, 7 * DAY],
];

/**
 * What deliveries come to, for Prometheus. The counters and histograms hold what came to count in this process since it started, so that a rate
 * over all replicas is right; what a backfill finds is history and not among them.
 */
export class DeliveryMetrics {
  readonly registry = new Registry();
  private readonly labels = {
    labelNames: ['team', 'service'] as const,
    registers: [this.registry],
  };

  private readonly deployments = new Counter({
    name: 'platform_deployments_total',
    help: 'Deployments to production',
    ...this.labels,
  });

  private readonly failed = new Counter({
    name: 'platform_failed_deployments_total',
    help: 'Deployments to production that were found to have failed',
    ...this.labels,
  });

  private readonly leadTime = new Histogram({
    name: 'platform_lead_time_seconds',
    help: 'From when a change was written to when it ran in production',
    buckets: LEAD_TIMES,
    ...this.labels,
  });

  private readonly recoveryTime = new Histogram({
    name: 'platform_recovery_time_seconds',
    help: 'From when a failed deployment finished to its recovery',
    buckets: RECOVERY_TIMES,
    ...this.labels,
  });

  private readonly active = new Gauge({
    name: 'platform_active_services',
    help: 'Services with a deployment to production in the last 30 days',
    labelNames: ['team', 'environment'],
    registers: [this.registry],
    collect: async () => this.showActive(await this.activeServices()),
  });

  private readonly begun = new Set<string>();

  /** @param activeServices - asked at each scrape; every replica gives the same answer */
  constructor(
    private readonly activeServices: () => Promise<ActiveService[]>,
  ) {}

  count(counted: NewlyCounted): void {
    const { serviceRef, ownerRef } = counted;
    const labels = this.begin(serviceRef, ownerRef);
    this.deployments.inc(labels, counted.deployments);
    this.failed.inc(labels, counted.failed);
    for (const seconds of counted.leadSeconds) {
      this.leadTime.observe(labels, seconds);
    }
    for (const seconds of counted.recoverySeconds) {
      this.recoveryTime.observe(labels, seconds);
    }
  }

  private showActive(services: ActiveService[]): void {
    this.active.reset();
    for (const { serviceRef, ownerRef, environment } of services) {
      const { team } = this.begin(serviceRef, ownerRef);
      this.active.inc({ team, environment });
    }
  }

  /** A series that begins with its first event hides it: Prometheus sees no increase. So each begins at zero. */
  private begin(serviceRef: string, ownerRef: string | null | undefined) {
    const labels = { team: nameOf(ownerRef), service: nameOf(serviceRef) };
    const key = `${labels.team} ${labels.service}`;
    if (this.begun.has(key)) return labels;
    this.begun.add(key);
    this.deployments.inc(labels, 0);
    this.failed.inc(labels, 0);
    this.leadTime.zero(labels);
    this.recoveryTime.zero(labels);
    return labels;
  }
}

/** `payments`; the namespace before it where that is not the default one. */
function nameOf(ref: string | null | undefined): string {
  if (!ref) return 'none';
  const { namespace, name } = parseEntityRef(ref);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
