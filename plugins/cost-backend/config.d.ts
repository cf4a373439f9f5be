// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  cost?: {
    /** How often the sources are read for new bills. */
    schedule: SchedulerServiceTaskScheduleDefinitionConfig;
    /**
     * A rise against the same days of the month before is warned of above it; 0.1 is ten percent.
     * @default 0.1
     * @visibility backend
     */
    warnAbove?: number;
    /** How charges find whose they are. The first rule that matches decides; what none matches is not allocated. */
    rules?: Array<{
      /**
       * As people are told it.
       * @visibility backend
       */
      name: string;
      /**
       * What of the charge is looked at: `tag:<key>`, `namespace`, `resource`, `resourceName`, `account`, `cluster` or `service`.
       * @visibility backend
       */
      from: string;
      /**
       * A regular expression that all of it must match, without regard to case. A group called `name` says which part of it counts.
       * @visibility backend
       */
      pattern?: string;
      /** Only charges of which each of these is exactly so: `provider`, `account`, `cluster`, `service`, `category`, `region`. */
      where?: {
        /** @visibility backend */
        [field: string]: string;
      };
      /**
       * It names an entity of this kind, by its name or reference.
       * @visibility backend
       */
      kind?: 'component' | 'resource' | 'api' | 'system' | 'domain' | 'group';
      /**
       * It stands in this annotation of an entity: one of several values with commas between them, of which one may end with `*`.
       * @visibility backend
       */
      annotation?: string;
      /**
       * It belongs to this entity.
       * @visibility backend
       */
      entity?: string;
    }>;
    /**
     * Clusters whose machines stand in a bill: by what of a charge they are known. The bill is the sum, and what shares it out, as OpenCost, is the
     * key: nothing counts twice. Of a cluster that is not here, what OpenCost reckons is what it costs.
     */
    clusters?: Array<{
      /**
       * As OpenCost calls it.
       * @visibility backend
       */
      name: string;
      /**
       * As of a rule. Without a pattern, what is looked at is the cluster's name.
       * @visibility backend
       */
      from: string;
      /** @visibility backend */
      pattern?: string;
      where?: {
        /** @visibility backend */
        [field: string]: string;
      };
    }>;
    /** What is meant to be spent in a month. It goes before the annotation `macadam.dev/monthly-budget`. */
    budgets?: Array<{
      /** @visibility backend */
      entity: string;
      /** @visibility backend */
      amount: number | string;
      /** @visibility backend */
      currency: string;
    }>;
    /** Tells all costs in one currency. Without it each is told in its own, and no two are added. */
    conversion?: {
      /**
       * As `EUR`.
       * @visibility backend
       */
      currency: string;
      /**
       * A file of what others are worth in it: CSV with the header `date,currency,rate`. A cost is told at the last rate that is known of its day.
       * @visibility backend
       */
      rates: string;
    };
    /**
     * Groups whose costs, and those of the groups below them, only their members, their leads and the platform team may read.
     * @visibility backend
     */
    privateGroups?: string[];
  };
}
