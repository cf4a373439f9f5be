// SPDX-License-Identifier: Apache-2.0
export { addressOf, repositoryOf } from './address';
export { CatalogFilesClient, type CatalogFilesApi } from './CatalogFilesApi';
export {
  readDocuments,
  type DocumentFault,
  type FileDocument,
} from './documents';
export { brokenLimits, FILE_LIMITS } from './limits';
export {
  SHORTEST_QUESTION,
  type CatalogFile,
  type CatalogSource,
  type EntityFile,
  type FileProblem,
  type UntakenFile,
} from './model';
