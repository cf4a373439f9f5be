// SPDX-License-Identifier: Apache-2.0
export { CatalogFilesClient, type CatalogFilesApi } from './CatalogFilesApi';
export { brokenLimits, FILE_LIMITS } from './limits';
export type { CatalogFile, EntityFile, FileProblem } from './model';
