// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../clock';
import type { Faults } from '../http/Faults';
import type { PagerStore } from './store';
import type { Urls } from './Urls';
import type { Webhooks } from './webhooks/Webhooks';

/** What every part of the pager works on. */
export interface Pager {
  readonly store: PagerStore;
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly urls: Urls;
  readonly webhooks: Webhooks;
  /** The account's key for the REST API. */
  readonly token: string;
}
