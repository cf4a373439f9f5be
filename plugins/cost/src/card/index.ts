// SPDX-License-Identifier: Apache-2.0
export { CostCard } from './CostCard';
