// SPDX-License-Identifier: Apache-2.0
export { Marked } from './Marked';
export { useHits, type HitsQuestion } from './useHits';
