// SPDX-License-Identifier: Apache-2.0
export { readGoldenPathConfig, type GoldenPathConfig } from './config';
export { GithubOrganization } from './forge/GithubOrganization';
export type { PipelineRuns, WorkflowAtCommit } from './pipelines/PipelineRuns';
export type { FirstCommit } from './repositories/withFirstCommit';
export type {
  GitIdentity,
  Repository,
  RepositorySpec,
} from './repositories/repository';
export {
  CATALOG_FILE,
  DEFAULT_BRANCH,
  type ServiceRepositories,
} from './repositories/ServiceRepositories';
export type { CatalogFiles } from './registration/CatalogFiles';
export { Owners } from './owners/Owners';
export { TemplateCommits } from './templates/TemplateCommits';
export {
  catalogFilesRef,
  githubOrganizationRef,
  pipelineRunsRef,
  serviceRepositoriesRef,
} from './services';
