// SPDX-License-Identifier: Apache-2.0
import type {
  AnalyzeResult,
  CatalogImportApi,
} from '@backstage/plugin-catalog-import';
import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  GoldenPathApi,
  Registration,
} from '@macadam/plugin-golden-path-common';

/**
 * Backstage's import, by way of our backend: it opens the pull request for whoever asks, after deciding whether they may. So nobody signs in to
 * the forge in the browser, and no token of theirs is there.
 */
export class RegistrationImportApi implements CatalogImportApi {
  constructor(
    private readonly deps: { goldenPath: GoldenPathApi; appTitle: string },
  ) {}

  async analyzeUrl(url: string): Promise<AnalyzeResult> {
    return analysisOf(await this.deps.goldenPath.getRegistration(url));
  }

  async preparePullRequest() {
    return {
      title: 'Describe this repository for the catalog',
      body: `Adds \`catalog-info.yaml\`, by which ${this.deps.appTitle} finds this repository and knows whose it is. When this is merged, its entity is in the catalog.`,
    };
  }

  async submitPullRequest(options: {
    repositoryUrl: string;
    fileContent: string;
    title: string;
    body: string;
  }) {
    const { repositoryUrl: url, fileContent: content, title, body } = options;
    const proposal = await this.deps.goldenPath.proposeRegistration({
      url,
      title,
      body,
      content,
    });
    return { link: proposal.pullRequest, location: proposal.file };
  }
}

/** What the steps of the import go on with. */
export function analysisOf(registration: Registration): AnalyzeResult {
  switch (registration.state) {
    case 'registered':
      return {
        type: 'locations',
        locations: [
          {
            target: registration.repository.url,
            exists: true,
            entities: registration.entityRefs.map(ref => parseEntityRef(ref)),
          },
        ],
      };
    case 'described':
      return {
        type: 'locations',
        locations: [{ target: registration.file, exists: false, entities: [] }],
      };
    default:
      return {
        type: 'repository',
        url: registration.repository.url,
        integrationType: 'github',
        // Passed through from our own backend, whose schema says no more of it.
        generatedEntities: [registration.entity as Entity],
      };
  }
}
