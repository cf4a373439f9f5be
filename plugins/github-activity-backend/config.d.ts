// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  githubActivity?: {
    /** How often the repositories of the catalog are read whole, which heals what a webhook missed. */
    schedule: SchedulerServiceTaskScheduleDefinitionConfig;
  };
}
