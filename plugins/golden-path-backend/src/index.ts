// SPDX-License-Identifier: Apache-2.0
export { goldenPathPlugin as default } from './plugin';
