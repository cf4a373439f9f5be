// SPDX-License-Identifier: Apache-2.0
export { aPagerStory, anIncident, daysAgo, NOW } from './pagerStories';
export { PAGER_TOKEN, startTestPager, type TestPager } from './startTestPager';
