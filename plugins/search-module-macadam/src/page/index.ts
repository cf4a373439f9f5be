// SPDX-License-Identifier: Apache-2.0
export { SearchPage } from './SearchPage';
