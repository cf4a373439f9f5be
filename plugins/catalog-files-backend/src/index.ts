// SPDX-License-Identifier: Apache-2.0
export { catalogFilesPlugin as default } from './plugin';
