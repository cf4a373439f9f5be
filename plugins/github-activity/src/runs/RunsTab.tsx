// SPDX-License-Identifier: Apache-2.0
import { Router } from '@backstage-community/plugin-github-actions';
import { EntityActions } from './EntityActions';

/** All runs of an entity's repository, and each with its jobs and logs. */
export const RunsTab = () => (
  <EntityActions>
    <Router view="table" />
  </EntityActions>
);
