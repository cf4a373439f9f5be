// SPDX-License-Identifier: Apache-2.0
export { permissionModuleMacadamPolicy as default } from './module';
