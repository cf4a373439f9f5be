// SPDX-License-Identifier: Apache-2.0

/** The catalog's list. Filters of other plugins stand beside it as they do beside Backstage's own. */
export { catalogModule as default } from './module';
