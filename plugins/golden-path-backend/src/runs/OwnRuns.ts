// SPDX-License-Identifier: Apache-2.0
import type { UserInfoService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type { Caller } from '../Caller';

/** The runs that a caller may ask about: those they started, and for the platform team all. */
export class OwnRuns {
  constructor(
    private readonly deps: {
      platformTeam: string;
      scaffolder: Pick<ScaffolderService, 'getTask'>;
      userInfo: UserInfoService;
    },
  ) {}

  /**
   * The scaffolder is asked on behalf of the caller, so that its own permissions hold as well.
   *
   * @throws NotAllowedError when the run is somebody else's
   */
  async get(taskId: string, caller: Caller): Promise<ScaffolderTask> {
    const task = await this.deps.scaffolder.getTask({ taskId }, caller);
    const { userEntityRef, ownershipEntityRefs } =
      await this.deps.userInfo.getUserInfo(caller.credentials);
    const isTheirs =
      task.spec.user?.ref === userEntityRef ||
      ownershipEntityRefs.includes(this.deps.platformTeam);
    if (!isTheirs) throw new NotAllowedError('This run is not yours');
    return task;
  }
}
