// SPDX-License-Identifier: Apache-2.0
export { acmeBills, acmeNamespaces, acmeSubscriptions } from './bills';
export { createAcmeStory } from './createAcmeStory';
export { acmePersonas } from './people';
export { acmeRepositories } from './repositories';
export { acmeDashboards, acmeProjects } from './tools';
