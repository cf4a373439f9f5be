// SPDX-License-Identifier: Apache-2.0
export { CatalogFilesClient, type CatalogFilesApi } from './CatalogFilesApi';
export {
  readDocuments,
  type DocumentFault,
  type FileDocument,
} from './documents';
export { brokenLimits, FILE_LIMITS } from './limits';
export type {
  CatalogFile,
  CatalogSource,
  EntityFile,
  FileProblem,
} from './model';
