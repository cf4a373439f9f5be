// SPDX-License-Identifier: Apache-2.0
import type { Caller } from '../Caller';
import type { OwnRuns } from '../runs/OwnRuns';
import type { RunReports } from './RunReports';

/** Reports on a run to who started it, and to the platform team. */
export class AuthorizedRunReports {
  constructor(
    private readonly inner: RunReports,
    private readonly deps: { runs: OwnRuns },
  ) {}

  async report(taskId: string, caller: Caller) {
    return this.inner.report(await this.deps.runs.get(taskId, caller), caller);
  }
}
