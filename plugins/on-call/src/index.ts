// SPDX-License-Identifier: Apache-2.0
export { onCallPlugin as default } from './plugin';
