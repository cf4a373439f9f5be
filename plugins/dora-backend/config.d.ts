// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

/** Where each level ends: a duration is below it, a rate at most it, the frequency at least it. */
interface Levels {
  /** @visibility backend */
  elite: number;
  /** @visibility backend */
  high: number;
  /** @visibility backend */
  medium: number;
}

export interface Config {
  dora?: {
    /**
     * The environments whose deployments count, compared without regard to case.
     * @default ['production']
     * @visibility backend
     */
    productionEnvironments?: string[];
    /**
     * How long after a deployment an incident of its service may begin to be held against it, where nobody names the cause; or `unlimited`.
     * @default 24
     * @visibility backend
     */
    attributionWindowHours?: number | 'unlimited';
    /**
     * Whether deploying a commit that ran before, and no longer does, is held to be a rollback.
     * @default true
     * @visibility backend
     */
    rollbackDetection?: boolean;
    /**
     * The IANA time zone in which days and weeks begin where no owning group says otherwise.
     * @default UTC
     * @visibility backend
     */
    timezone?: string;
    /**
     * How many days of history a source is asked for at first.
     * @default 90
     * @visibility backend
     */
    backfillDays?: number;
    /** How often every source is read, which heals what a webhook missed. */
    schedule: SchedulerServiceTaskScheduleDefinitionConfig;
    tiers?: {
      /**
       * Which year's table of DORA a level is read from, or `own`.
       * @default '2023'
       * @visibility backend
       */
      edition?: '2023' | '2024' | '2025' | 'own' | 2023 | 2024 | 2025;
      /** The company's own table, for the edition `own`. Durations are in seconds, rates from 0 to 1. A metric that is left out has no level. */
      thresholds?: {
        deploymentFrequency?: Levels;
        changeLeadTime?: Levels;
        failedDeploymentRecoveryTime?: Levels;
        changeFailRate?: Levels;
        deploymentReworkRate?: Levels;
      };
    };
  };
}
