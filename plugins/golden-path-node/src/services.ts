// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readGoldenPathConfig } from './config';
import { GithubOrganization } from './forge/GithubOrganization';
import { PipelineRuns } from './pipelines/PipelineRuns';
import { CatalogFiles } from './registration/CatalogFiles';
import { ServiceRepositories } from './repositories/ServiceRepositories';

/** The organisation of `macadam.github`, for whoever asks it something that no service below answers. */
export const githubOrganizationRef = createServiceRef<GithubOrganization>({
  id: 'macadam.golden-path.organization',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => GithubOrganization.fromConfig(config),
    }),
});

/** The repositories of services, in the organisation of `macadam.github`. */
export const serviceRepositoriesRef = createServiceRef<ServiceRepositories>({
  id: 'macadam.golden-path.repositories',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        organization: githubOrganizationRef,
      },
      factory: ({ config, organization }) =>
        new ServiceRepositories({
          organization,
          appBaseUrl: readGoldenPathConfig(config).appBaseUrl,
        }),
    }),
});

/** The files by which repositories of the organisation come into the catalog. */
export const catalogFilesRef = createServiceRef<CatalogFiles>({
  id: 'macadam.golden-path.catalog-files',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        organization: githubOrganizationRef,
      },
      factory: ({ config, organization }) =>
        new CatalogFiles({
          organization,
          branch: readGoldenPathConfig(config).registrationBranch,
        }),
    }),
});

/** The pipelines of these repositories. */
export const pipelineRunsRef = createServiceRef<PipelineRuns>({
  id: 'macadam.golden-path.pipelines',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { organization: githubOrganizationRef },
      factory: ({ organization }) => new PipelineRuns({ organization }),
    }),
});
