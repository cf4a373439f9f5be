// SPDX-License-Identifier: Apache-2.0
export type { ChargeRecord, ChargeSubject, Reject } from './charge';
export type { Bill, BillPart, BillsRequest, CostSource } from './CostSource';
export {
  costSourcesExtensionPoint,
  type CostSourcesExtensionPoint,
} from './extensionPoint';
export type { DailyShares, Share, ShareSource } from './ShareSource';
