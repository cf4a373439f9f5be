// SPDX-License-Identifier: Apache-2.0
export { readSection } from './config/readSection';
export type { Caller } from './doors/Caller';
export { csvLine } from './doors/csv';
export { entityRefOf, parsed } from './doors/parsed';
export { registerAction } from './doors/registerAction';
export {
  HttpSource,
  type HttpQuestion,
  type HttpSourceOptions,
} from './http/HttpSource';
export { inTime } from './http/inTime';
export { PagerdutyApi } from './pagerduty/PagerdutyApi';
export {
  readPagerdutyAccess,
  type PagerdutyAccess,
} from './pagerduty/readPagerdutyAccess';
export { AnswerCache } from './read/AnswerCache';
export { BriefMemory } from './read/BriefMemory';
export { CallersView } from './read/CallersView';
export { CatalogWatch } from './read/CatalogWatch';
export { LastKnown, type Reading } from './read/LastKnown';
export { isTransient, type Failure } from './retry/retryDelay';
export { retrying } from './retry/retrying';
export { ask } from './sql/ask';
export { given, type Given } from './sql/given';
export { planned } from './sql/planned';
export { WebhookSignature } from './webhooks/WebhookSignature';
