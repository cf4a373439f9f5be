// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalogFiles?: {
    /** How often the files behind the catalog are read; a push has its own read at once. */
    schedule: SchedulerServiceTaskScheduleDefinitionConfig;
  };
}
