// SPDX-License-Identifier: Apache-2.0
import { catalogInfo } from '../../files/catalogInfo';
import { ciWorkflow, TOOLCHAINS } from '../../files/workflows';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { text } from '../../text';
import { PLATFORM_ENTITIES } from './catalog';

/** The rest of this repository is the checkout's own: templates, platform, docs. */
export const platform: RepositoryPlan = {
  name: 'platform',
  description: 'The portal, its golden paths, and the map of what Acme runs',
  team: 'platform-team',
  topics: ['platform', 'backstage'],
  tree: {
    'catalog-info.yaml': catalogInfo(PLATFORM_ENTITIES),
    CODEOWNERS: text`
      # Every change needs a review of the team.
      * @acme/platform-team
    `,
    '.github/workflows/ci.yaml': ciWorkflow('macadam', TOOLCHAINS.node),
    'README.md': text`
      # Platform

      - \`catalog-info.yaml\`: domains, systems, and what services share. What a service is stands in
        the service's own repository.
      - \`templates/\`: the golden paths. Each has a README and an owner.
      - \`docs/\`: how the portal works, for those who use it and for those who run it.
    `,
  },
  beginning: 'Put the map of what Acme runs under version control',
  changes: [
    [
      {
        message: 'Register the Reporting system',
        by: 'ingrid-berg',
        edits: [
          {
            path: 'catalog-info.yaml',
            is: 'description: Sales figures, every morning at six',
            was: 'description: Sales figures',
          },
        ],
      },
      {
        message: 'Say where the map ends and a service begins',
        by: 'ravi-patel',
        edits: [
          {
            path: 'README.md',
            is: " What a service is stands in\n  the service's own repository.",
          },
        ],
      },
    ],
  ],
  openPulls: [],
};
