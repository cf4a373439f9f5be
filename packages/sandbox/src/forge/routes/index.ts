// SPDX-License-Identifier: Apache-2.0
import type { RateLimits } from '../http/RateLimits';
import type { Route } from '../http/routes';
import { accessRoutes } from './access';
import { accountRoutes } from './accounts';
import { runRoutes } from './actions';
import { branchRoutes } from './branches';
import { commitRoutes } from './commits';
import { contentsRoutes } from './contents';
import { deploymentRoutes } from './deployments';
import { gitDataRoutes } from './gitData';
import { hookRoutes } from './hooks';
import { issueRoutes } from './issues';
import { autolinkRoutes } from './autolinks';
import { checkRoutes } from './checks';
import { commentRoutes } from './comments';
import { deployKeyRoutes } from './deployKeys';
import { downloadRoutes } from './downloads';
import { environmentRoutes } from './environments';
import { forkRoutes } from './forks';
import { siteRoutes } from './sites';
import { metaRoutes } from './meta';
import { pullRoutes } from './pulls';
import { repositoryRoutes } from './repositories';
import { settingsRoutes } from './settings';
import { teamRoutes } from './teams';
import { workflowRoutes } from './workflows';

/** All of GitHub's REST API that the forge serves. */
export const apiRoutes = (deps: { rateLimits: RateLimits }): Route[] => [
  ...metaRoutes(deps.rateLimits),
  ...accountRoutes,
  ...teamRoutes,
  ...accessRoutes,
  ...repositoryRoutes,
  ...forkRoutes,
  ...contentsRoutes,
  ...downloadRoutes,
  ...commitRoutes,
  ...checkRoutes,
  ...gitDataRoutes,
  ...branchRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...commentRoutes,
  ...workflowRoutes,
  ...runRoutes,
  ...deploymentRoutes,
  ...environmentRoutes,
  ...settingsRoutes,
  ...deployKeyRoutes,
  ...autolinkRoutes,
  ...siteRoutes,
  ...hookRoutes,
];
