// SPDX-License-Identifier: Apache-2.0
import type { StoryAnalysis, StoryProject } from '../story';

const DAY = 24 * 3_600_000;
/** What came to the code in so many days is new. */
const NEW_CODE_DAYS = 30;

/** A gate's condition holds as long as its metric is not beyond the threshold. */
interface Rule {
  metricKey: string;
  /** Where beyond is. */
  comparator: 'GT' | 'LT';
  threshold: number;
  valueOf(analysis: StoryAnalysis): number | undefined;
  isPercent?: boolean;
}

/** The gate that SonarQube ships: https://docs.sonarsource.com/sonarqube-server/quality-standards-administration/managing-quality-gates/introduction-to-quality-gates/ */
const SONAR_WAY: Rule[] = [
  {
    metricKey: 'new_coverage',
    comparator: 'LT',
    threshold: 80,
    valueOf: ({ coveragePercent }) => coveragePercent,
    isPercent: true,
  },
  {
    metricKey: 'new_duplicated_lines_density',
    comparator: 'GT',
    threshold: 3,
    valueOf: ({ duplicationPercent }) => duplicationPercent,
    isPercent: true,
  },
  {
    metricKey: 'new_security_hotspots_reviewed',
    comparator: 'LT',
    threshold: 100,
    valueOf: ({ hotspotsReviewedPercent }) => hotspotsReviewedPercent,
    isPercent: true,
  },
  {
    metricKey: 'new_violations',
    comparator: 'GT',
    threshold: 0,
    valueOf: ({ issues }) => issues,
  },
];

type Verdict = 'OK' | 'ERROR';

export interface Condition {
  status: Verdict;
  metricKey: string;
  comparator: 'GT' | 'LT';
  errorThreshold: string;
  /** Absent where there was nothing to measure. */
  actualValue?: string;
}

export interface ProjectStatus {
  status: Verdict | 'NONE';
  conditions: Condition[];
  ignoredConditions?: boolean;
  period?: { mode: string; date: string; parameter: string };
  caycStatus: 'compliant';
}

/**
 * A project at the gate "Sonar way", as `ProjectStatusResponse` has it
 * (https://github.com/SonarSource/sonarqube/blob/master/sonar-ws/src/main/protobuf/ws-qualitygates.proto): numbers are texts, and of a project
 * without any analysis nothing is told but `NONE`.
 */
export function projectStatusOf({ analysis }: StoryProject): ProjectStatus {
  if (!analysis) {
    return { status: 'NONE', conditions: [], caycStatus: 'compliant' };
  }
  const conditions = SONAR_WAY.map(rule => conditionOf(rule, analysis));
  const isRed = conditions.some(({ status }) => status === 'ERROR');
  const newSince = new Date(analysis.at.getTime() - NEW_CODE_DAYS * DAY);
  return {
    status: isRed ? 'ERROR' : 'OK',
    conditions,
    ignoredConditions: false,
    period: {
      mode: 'NUMBER_OF_DAYS',
      date: newSince.toISOString().replace(/\.\d{3}Z$/, '+0000'),
      parameter: String(NEW_CODE_DAYS),
    },
    caycStatus: 'compliant',
  };
}

function conditionOf(rule: Rule, analysis: StoryAnalysis): Condition {
  const { metricKey, comparator, threshold, isPercent } = rule;
  const value = rule.valueOf(analysis);
  const isBeyond =
    value !== undefined &&
    (comparator === 'GT' ? value > threshold : value < threshold);
  return {
    status: isBeyond ? 'ERROR' : 'OK',
    metricKey,
    comparator,
    errorThreshold: String(threshold),
    ...(value !== undefined && {
      actualValue: isPercent ? decimal(value) : String(value),
    }),
  };
}

/** As Java writes one. */
const decimal = (value: number) =>
  Number.isInteger(value) ? value.toFixed(1) : String(value);
