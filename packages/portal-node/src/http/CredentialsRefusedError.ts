// SPDX-License-Identifier: Apache-2.0
import { ServiceUnavailableError } from '@backstage/errors';

/** The vendor answers, and will not have the portal's credentials: only those who run the portal can help. */
export class CredentialsRefusedError extends ServiceUnavailableError {}
