// SPDX-License-Identifier: Apache-2.0
export { doraModuleWebhook as default } from './module';
