// SPDX-License-Identifier: Apache-2.0
export { deliver } from './deliver';
export type { Delivery, Repair } from './Delivery';
export { isDeployed } from './release';
export { titlesIn } from './titles';
