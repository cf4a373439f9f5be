// SPDX-License-Identifier: Apache-2.0
import type { Percentiles } from '@macadam/plugin-dora-common';

/** What stands in one window. Percentiles are null where nothing was measured. */
export interface WindowFigures {
  deployments: number;
  redeploys: number;
  deploymentDays: number;
  failed: number;
  rework: number;
  recovered: number;
  open: number;
  unknownBase: number;
  recovery: Percentiles | null;
  changes: number;
  leadTime: Percentiles | null;
}

export interface SummaryFigures {
  /** Of the data that they were drawn from. */
  version: string;
  current: WindowFigures;
  previous: WindowFigures;
  /** Whether anything is known of the time before the window: of a service that is new there, or whose past nobody told, nothing is. */
  isPastKnown: boolean;
  /** How many services had a counted deployment. */
  services: number;
  /** When the open ones finished, the first ones first; at most ten. */
  openSince: string[];
  excludedChanges: number;
  uncountedAttempts: number;
  unattributedIncidents: number;
}

interface DeployedRow {
  deployments: number;
  redeploys: number;
  failed: number;
  rework: number;
  recovered: number;
  open: number;
  unknown_base: number;
  services: number;
  recovery: number[] | null;
}

interface ChangedRow {
  changes: number;
  lead: number[] | null;
}

/** The one row that the statement gives. */
export interface Answer {
  version: string;
  deployed: DeployedRow;
  deployed_before: DeployedRow;
  days: number;
  days_before: number;
  changed: ChangedRow;
  changed_before: ChangedRow;
  is_past_known: boolean;
  open_since: string[] | null;
  excluded: number;
  uncounted: number;
  unattributed: number;
}

export function figuresOfAnswer(answer: Answer): SummaryFigures {
  return {
    version: answer.version,
    current: windowFigures(answer.deployed, answer.days, answer.changed),
    previous: windowFigures(
      answer.deployed_before,
      answer.days_before,
      answer.changed_before,
    ),
    isPastKnown: answer.is_past_known,
    services: answer.deployed.services,
    openSince: answer.open_since ?? [],
    excludedChanges: answer.excluded,
    uncountedAttempts: answer.uncounted,
    unattributedIncidents: answer.unattributed,
  };
}

function windowFigures(
  deployments: DeployedRow,
  days: number,
  { changes, lead }: ChangedRow,
): WindowFigures {
  return {
    deployments: deployments.deployments,
    redeploys: deployments.redeploys,
    deploymentDays: days,
    failed: deployments.failed,
    rework: deployments.rework,
    recovered: deployments.recovered,
    open: deployments.open,
    unknownBase: deployments.unknown_base,
    recovery: percentilesOf(deployments.recovery),
    changes,
    leadTime: percentilesOf(lead),
  };
}

function percentilesOf(values: number[] | null): Percentiles | null {
  if (!values) return null;
  const [p50, p75, p90] = values;
  return { p50, p75, p90 };
}
