// SPDX-License-Identifier: Apache-2.0
export type {
  Batch,
  DeploymentSource,
  IncidentSource,
  Interest,
  ReadRequest,
} from './DeliverySource';
export {
  deliverySourcesExtensionPoint,
  type DeliveryIngest,
  type DeliverySourcesExtensionPoint,
  type Told,
  type WebhookReceiver,
} from './extensionPoint';
export type {
  CommitRecord,
  DeploymentRecord,
  IncidentRecord,
  Subject,
} from './records';
