// SPDX-License-Identifier: Apache-2.0
export { ForgeStore } from './ForgeStore';
export { ownedBy, requireOwned } from './ownership';
export type * from './environmentRecords';
export type * from './hookRecords';
export type * from './records';
