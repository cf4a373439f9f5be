// SPDX-License-Identifier: Apache-2.0
export { aPagerStory, anIncident, daysAgo } from './pagerStories';
export { PAGER_TOKEN, startTestPager, type TestPager } from './startTestPager';
