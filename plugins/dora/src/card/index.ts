// SPDX-License-Identifier: Apache-2.0
export { DeliveryCard } from './DeliveryCard';
