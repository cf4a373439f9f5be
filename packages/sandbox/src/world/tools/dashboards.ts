// SPDX-License-Identifier: Apache-2.0
import type { StoryDashboard } from '../../story';
import { annotationIn } from '../files/annotationIn';
import { acmeRepositories } from '../repositories';

/** https://sre.google/sre-book/monitoring-distributed-systems/ */
const GOLDEN_SIGNALS = ['Latency', 'Traffic', 'Errors', 'Saturation'];

/** Grafana takes no longer one. */
const UID_LENGTH = 40;

/**
 * One for each service that runs in production and is looked after, found by the tag that its catalog file selects. What has not gone there
 * yet, and what nobody has touched for months, has none.
 */
export function acmeDashboards(): StoryDashboard[] {
  return acmeRepositories().flatMap(({ name, team, tree, ...plan }) => {
    const selector = annotationIn(
      tree['catalog-info.yaml'],
      'grafana/dashboard-selector',
    );
    if (!selector || !plan.delivery || plan.upkeep?.restedDays) return [];
    return [
      {
        uid: name.slice(0, UID_LENGTH),
        title: `${name}: golden signals`,
        tags: ['service', selector, team],
        panels: GOLDEN_SIGNALS,
      },
    ];
  });
}
