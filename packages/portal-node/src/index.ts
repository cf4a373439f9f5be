// SPDX-License-Identifier: Apache-2.0
export {
  HttpSource,
  type HttpQuestion,
  type HttpSourceOptions,
} from './http/HttpSource';
export { isTransient, type Failure } from './retry/retryDelay';
export { retrying } from './retry/retrying';
export { WebhookSignature } from './webhooks/WebhookSignature';
