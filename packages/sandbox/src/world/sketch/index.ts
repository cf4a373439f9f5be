// SPDX-License-Identifier: Apache-2.0
export { planOf } from './planOf';
export type { LibrarySketch, Sketch } from './Sketch';
