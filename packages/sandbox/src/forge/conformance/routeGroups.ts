// SPDX-License-Identifier: Apache-2.0
import { SandboxClock } from '../../clock';
import { RateLimits } from '../http/RateLimits';
import { accessRoutes } from '../routes/access';
import { accountRoutes } from '../routes/accounts';
import { runRoutes } from '../routes/actions';
import { autolinkRoutes } from '../routes/autolinks';
import { branchRoutes } from '../routes/branches';
import { checkRoutes } from '../routes/checks';
import { commentRoutes } from '../routes/comments';
import { commitRoutes } from '../routes/commits';
import { contentsRoutes } from '../routes/contents';
import { deployKeyRoutes } from '../routes/deployKeys';
import { deploymentRoutes } from '../routes/deployments';
import { downloadRoutes } from '../routes/downloads';
import { environmentRoutes } from '../routes/environments';
import { forkRoutes } from '../routes/forks';
import { gitDataRoutes } from '../routes/gitData';
import { hookRoutes } from '../routes/hooks';
import { issueRoutes } from '../routes/issues';
import { metaRoutes } from '../routes/meta';
import { pullRoutes } from '../routes/pulls';
import { repositoryRoutes } from '../routes/repositories';
import { settingsRoutes } from '../routes/settings';
import { siteRoutes } from '../routes/sites';
import { teamRoutes } from '../routes/teams';
import { workflowRoutes } from '../routes/workflows';

const rateLimits = new RateLimits(new SandboxClock({ scale: 1 }));

/** Which test asks which routes; together all that the forge serves. */
export const routeGroups = {
  accounts: [...metaRoutes(rateLimits), ...accountRoutes, ...teamRoutes],
  repositories: [...repositoryRoutes, ...accessRoutes, ...forkRoutes],
  code: [...contentsRoutes, ...commitRoutes, ...gitDataRoutes, ...branchRoutes],
  pulls: [...pullRoutes, ...issueRoutes, ...commentRoutes],
  actions: [
    ...workflowRoutes,
    ...runRoutes,
    ...checkRoutes,
    ...downloadRoutes,
    ...deploymentRoutes,
    ...environmentRoutes,
  ],
  settings: [
    ...settingsRoutes,
    ...deployKeyRoutes,
    ...autolinkRoutes,
    ...siteRoutes,
  ],
  hooks: hookRoutes,
};
