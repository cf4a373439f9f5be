// SPDX-License-Identifier: Apache-2.0
export { catalogModuleGithubDiscovery as default } from './module';
