// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who asks. */
export interface Caller {
  credentials: BackstageCredentials;
}
