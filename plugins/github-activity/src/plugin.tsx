// SPDX-License-Identifier: Apache-2.0
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { ANNOTATION_GITHUB_PROJECT_SLUG } from '@macadam/portal-common';
import { RiGithubLine } from '@remixicon/react';
import { githubActivityApi } from './api';
import { runsRef } from './routes';

const filter = {
  [`metadata.annotations.${ANNOTATION_GITHUB_PROJECT_SLUG}`]: { $exists: true },
};

const runsTab = EntityContentBlueprint.make({
  name: 'runs',
  params: {
    path: 'github-actions',
    title: 'GitHub Actions',
    group: 'development',
    routeRef: runsRef,
    filter,
    loader: () => import('./runs').then(m => <m.RunsTab />),
  },
});

const recentRunsCard = EntityCardBlueprint.make({
  name: 'recent-runs',
  params: {
    type: 'content',
    filter,
    loader: () => import('./runs').then(m => <m.RecentRunsCard />),
  },
});

const lastChangesCard = EntityCardBlueprint.make({
  name: 'last-changes',
  params: {
    type: 'info',
    filter,
    loader: () => import('./changes').then(m => <m.LastChangesCard />),
  },
});

export const githubActivityPlugin = createFrontendPlugin({
  pluginId: 'github-activity',
  title: 'GitHub Actions',
  icon: <RiGithubLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { runs: runsRef },
  extensions: [githubActivityApi, runsTab, recentRunsCard, lastChangesCard],
});
