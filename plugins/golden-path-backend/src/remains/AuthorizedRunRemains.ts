// SPDX-License-Identifier: Apache-2.0
import type { Caller } from '../Caller';
import type { OwnRuns } from '../runs/OwnRuns';
import { runOf, type Run } from '../runs/run';
import type { RunRemains } from './RunRemains';

/** Lets who started a run, and the platform team, see and remove what it left. */
export class AuthorizedRunRemains {
  constructor(
    private readonly inner: RunRemains,
    private readonly deps: { runs: OwnRuns },
  ) {}

  async find(taskId: string, caller: Caller) {
    return this.inner.find(await this.theirRun(taskId, caller), caller);
  }

  async remove(taskId: string, caller: Caller) {
    return this.inner.remove(await this.theirRun(taskId, caller), caller);
  }

  private async theirRun(taskId: string, caller: Caller): Promise<Run> {
    return runOf(await this.deps.runs.get(taskId, caller));
  }
}
