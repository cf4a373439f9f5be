// SPDX-License-Identifier: Apache-2.0
export { doraModuleGithub as default } from './module';
