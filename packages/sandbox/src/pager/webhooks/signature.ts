// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

/** One signature for each secret, so that a receiver may change from one to the next: https://developer.pagerduty.com/docs/verifying-signatures */
export function signatureOf(body: string, secrets: string[]): string {
  return secrets
    .map(secret => createHmac('sha256', secret).update(body).digest('hex'))
    .map(digest => `v1=${digest}`)
    .join(',');
}
