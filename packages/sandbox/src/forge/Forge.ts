// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../clock';
import type { Faults } from '../http/Faults';
import type { RunEngine } from './actions/RunEngine';
import type { ForgeEvents } from './events/ForgeEvents';
import type { Webhooks } from './events/Webhooks';
import type { CallerDirectory } from './http/Caller';
import type { Repositories } from './repositories/Repositories';
import type { ForgeStore } from './store';
import type { Urls } from './views/Urls';

/** What every part of the forge works on. */
export interface Forge {
  readonly store: ForgeStore;
  readonly repositories: Repositories;
  readonly events: ForgeEvents;
  readonly runs: RunEngine;
  readonly webhooks: Webhooks;
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly urls: Urls;
  readonly callers: CallerDirectory;
}

/** The present moment as it is kept and sent: ISO 8601 in UTC, whole seconds, like GitHub. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
