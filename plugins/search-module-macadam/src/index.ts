// SPDX-License-Identifier: Apache-2.0

/** Backstage's search with a page of our own. */
export { searchModule as default } from './module';
