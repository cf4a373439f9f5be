// SPDX-License-Identifier: Apache-2.0
export { doraModulePagerduty as default } from './module';
