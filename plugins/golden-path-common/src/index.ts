// SPDX-License-Identifier: Apache-2.0
export {
  REPOSITORY_DELETED_TOPIC,
  REPOSITORY_PUBLISHED_TOPIC,
  repositoryDeletedSchema,
  repositoryPublishedSchema,
  type RepositoryDeleted,
  type RepositoryPublished,
} from './events';
export { GoldenPathClient, type GoldenPathApi } from './GoldenPathApi';
export { remainsUrl, runPath, runUrl } from './links';
export type {
  NameAvailability,
  OwnerChoice,
  Remain,
  RemovedRemains,
  RunRemains,
  TakenBy,
} from './model';
export {
  registrationRequestSchema,
  type ProposedEntity,
  type Registration,
  type RegistrationProposal,
  type RegistrationRequest,
} from './registration';
export {
  fieldProblemsOf,
  plannedCreationSchema,
  previewRequestSchema,
  type FieldProblem,
  type PlannedCreation,
  type PreviewFile,
  type PreviewRequest,
  type TemplatePreview,
} from './preview';
export type { Outcome, OutcomeId, RunReport, UsualDuration } from './runReport';
