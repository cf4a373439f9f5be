// SPDX-License-Identifier: Apache-2.0
export { scaffolderModuleGoldenPath as default } from './module';
