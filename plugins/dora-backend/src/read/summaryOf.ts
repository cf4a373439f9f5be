// SPDX-License-Identifier: Apache-2.0
import {
  quickCheckOf,
  RULE_VERSION,
  type DeliverySummary,
  type SourceStatus,
  type TierTable,
} from '@macadam/plugin-dora-common';
import type { SummaryFigures } from '../store/queries/summaryAnswer';
import { localDays } from './DeliveryWindow';
import { figuresOf, metricsOf } from './metrics';
import { windowOf, type Question } from './Questions';

/** The edition of DORA's Quick Check that scores are of. */
const QUICK_CHECK = '2025';

/** What the figures of a window say. */
export function summaryOf(given: {
  name: string;
  question: Question;
  figures: SummaryFigures;
  sources: SourceStatus[];
  tiers: TierTable;
}): Omit<DeliverySummary, 'canLink'> {
  const { figures, question, sources } = given;
  const { from, to, previousFrom, timezone } = question.cohort;
  const unknownBecause = whyUnknown(figures, sources);
  const current = {
    ...figures.current,
    days: localDays(from, to, timezone),
    unknownBecause,
  };
  const previous = {
    ...figures.previous,
    days: localDays(previousFrom, from, timezone),
    unknownBecause:
      unknownBecause ??
      (figures.isPastKnown ? undefined : 'Nothing is known of that time'),
  };
  return {
    scope: given.name,
    services: figures.services,
    window: windowOf(question),
    asOf: question.asOf.toISOString(),
    ruleVersion: RULE_VERSION,
    dataVersion: figures.version,
    metrics: metricsOf({ current, previous }, given.tiers),
    counts: countsOf(figures, question.asOf),
    quickCheck: quickCheckOf(figuresOf(current), QUICK_CHECK),
    sources,
  };
}

type Counted = Pick<SummaryFigures['current'], 'deployments'>;

/** Why no deployments would not mean that there were none; nothing where they would. */
export function whyUnknown(
  { current, previous }: { current: Counted; previous: Counted },
  sources: Pick<SourceStatus, 'state' | 'tells'>[],
): string | undefined {
  if (current.deployments + previous.deployments > 0) return undefined;
  const telling = sources.filter(
    ({ state, tells }) =>
      state !== 'not-configured' && tells.includes('deployments'),
  );
  if (telling.length === 0) return 'No source of deployments is connected';
  return telling.every(({ state }) => state === 'reading')
    ? 'Deployments are being read for the first time'
    : undefined;
}

function countsOf(
  figures: SummaryFigures,
  asOf: Date,
): DeliverySummary['counts'] {
  const { deployments, redeploys, deploymentDays, failed, rework } =
    figures.current;
  const { recovered, open, changes, unknownBase } = figures.current;
  return {
    deployments,
    redeploys,
    deploymentDays,
    failed,
    rework,
    recovered,
    open,
    openAgeSeconds: figures.openSince.map(
      since => (asOf.getTime() - new Date(since).getTime()) / 1000,
    ),
    changes,
    excludedChanges: figures.excludedChanges,
    unknownBase,
    uncountedAttempts: figures.uncountedAttempts,
    unattributedIncidents: figures.unattributedIncidents,
  };
}
