// SPDX-License-Identifier: Apache-2.0
export type { Collection } from './Collection';
export { JournaledStore } from './JournaledStore';
