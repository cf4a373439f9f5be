// SPDX-License-Identifier: Apache-2.0
export { doraPlugin as default } from './plugin';
