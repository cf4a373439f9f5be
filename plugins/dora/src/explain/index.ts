// SPDX-License-Identifier: Apache-2.0
export { ExplainDialog } from './ExplainDialog';
export { useExplained } from './useExplained';
