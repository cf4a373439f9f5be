// SPDX-License-Identifier: Apache-2.0
export { authModuleMacadamOwnership as default } from './module';
