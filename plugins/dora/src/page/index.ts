// SPDX-License-Identifier: Apache-2.0
export { DeliveryTab } from './DeliveryTab';
export { OrganizationPage } from './OrganizationPage';
