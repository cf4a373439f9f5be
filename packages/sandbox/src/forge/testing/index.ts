// SPDX-License-Identifier: Apache-2.0
export { ADMIN_TOKEN, startTestForge, type TestForge } from './startTestForge';
export { aCommit, aRepository, aStory } from './stories';
