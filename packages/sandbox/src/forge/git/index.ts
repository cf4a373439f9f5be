// SPDX-License-Identifier: Apache-2.0
export { GitRepository } from './GitRepository';
export { ObjectCache } from './ObjectCache';
export { gitEnvironment } from './process';
export { importBlobs, importBranch, importBranches } from './fastImport';
export type {
  FileChanges,
  ImportedBranch,
  NewCommit,
  Signature,
} from './fastImport';
export { changedFiles, changedPaths, type ChangedFile } from './history';
export type { GitCommit, TreeEntry } from './parse';
export { isRevisionName, isSha, NO_COMMIT } from './revision';
export {
  copyRefs,
  deleteRef,
  deleteRefs,
  initRepository,
  mergeTrees,
  updateRef,
  writeCommit,
  writeTree,
} from './write';
