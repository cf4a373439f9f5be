// SPDX-License-Identifier: Apache-2.0
export { costPlugin as default } from './plugin';
