// SPDX-License-Identifier: Apache-2.0
export { catalogModuleFileLimits as default } from './module';
