// SPDX-License-Identifier: Apache-2.0

/** Takes the place of `@backstage/plugin-search-backend-module-pg`; it wants `…-module-catalog` beside it. */
export { searchModuleMacadam as default } from './module';
