// SPDX-License-Identifier: Apache-2.0
import { RecentWorkflowRunsCard } from '@backstage-community/plugin-github-actions';
import { EntityActions } from './EntityActions';

/** The last few runs; each leads to the tab that proves it. */
export const RecentRunsCard = () => (
  <EntityActions>
    <RecentWorkflowRunsCard limit={5} />
  </EntityActions>
);
