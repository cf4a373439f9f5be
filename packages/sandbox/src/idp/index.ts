// SPDX-License-Identifier: Apache-2.0
export { startIdp } from './startIdp';
