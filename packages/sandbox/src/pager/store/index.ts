// SPDX-License-Identifier: Apache-2.0
export { PagerStore } from './PagerStore';
export type * from './records';
