// SPDX-License-Identifier: Apache-2.0
export { catalogModuleLinkSchemes as default } from './module';
