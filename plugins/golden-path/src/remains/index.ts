// SPDX-License-Identifier: Apache-2.0
export { RemainsPage } from './RemainsPage';
export { useRemains } from './useRemains';
