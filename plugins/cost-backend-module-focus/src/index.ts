// SPDX-License-Identifier: Apache-2.0
export { costModuleFocus as default } from './module';
