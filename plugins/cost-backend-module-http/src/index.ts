// SPDX-License-Identifier: Apache-2.0
export { costModuleHttp as default } from './module';
