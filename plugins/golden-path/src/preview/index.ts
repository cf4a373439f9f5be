// SPDX-License-Identifier: Apache-2.0
export { Preview } from './Preview';
export { usePreview, type PreviewState } from './usePreview';
