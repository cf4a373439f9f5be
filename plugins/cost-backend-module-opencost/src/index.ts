// SPDX-License-Identifier: Apache-2.0
export { costModuleOpencost as default } from './module';
