// SPDX-License-Identifier: Apache-2.0
export { entityPageModule as default } from './module';
