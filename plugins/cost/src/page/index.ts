// SPDX-License-Identifier: Apache-2.0
export { CostTab } from './CostTab';
export { OrganizationPage } from './OrganizationPage';
