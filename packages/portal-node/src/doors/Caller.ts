// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';

/** Who asks. */
export interface Caller {
  credentials: BackstageCredentials;
  /** For the audit, where one came over HTTP. */
  request?: Request;
}
