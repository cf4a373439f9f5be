// SPDX-License-Identifier: Apache-2.0
export { RecentRunsCard } from './RecentRunsCard';
export { RunsTab } from './RunsTab';
