// SPDX-License-Identifier: Apache-2.0
export { toolStatusPlugin as default } from './plugin';
