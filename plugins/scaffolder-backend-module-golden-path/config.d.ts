// SPDX-License-Identifier: Apache-2.0
import type { HumanDuration } from '@backstage/types';

export interface Config {
  macadam?: {
    goldenPath?: {
      /**
       * How long a run waits for its service to appear in the catalog before it fails.
       * @default 60 seconds
       */
      registrationDeadline?: HumanDuration | string;
    };
  };
}
