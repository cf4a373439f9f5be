// SPDX-License-Identifier: Apache-2.0
export type { Pager } from './Pager';
export { startPager, type PagerOptions, type RunningPager } from './startPager';
