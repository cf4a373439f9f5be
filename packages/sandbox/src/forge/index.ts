// SPDX-License-Identifier: Apache-2.0
export type { Forge } from './Forge';
export {
  ADMIN_LOGIN,
  startForge,
  type ForgeOptions,
  type RunningForge,
} from './startForge';
export { publishCheckout } from './story/publishCheckout';
