// SPDX-License-Identifier: Apache-2.0
export { HitRow } from './HitRow';
export { useOnCallOfHits } from './useOnCallOfHits';
