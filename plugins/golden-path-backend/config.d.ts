// SPDX-License-Identifier: Apache-2.0
import type { HumanDuration } from '@backstage/types';

export interface Config {
  macadam?: {
    targets?: {
      /**
       * In what time a new service should be there and observable in staging.
       * @default { minutes: 15 }
       */
      zeroToObservable?: HumanDuration | string;
    };
  };
}
