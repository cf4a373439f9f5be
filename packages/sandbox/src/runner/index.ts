// SPDX-License-Identifier: Apache-2.0
export { createDocsRunner } from './DocsRunner';
export { keepDocsBuilt } from './keepDocsBuilt';
export { whenReady } from './whenReady';
