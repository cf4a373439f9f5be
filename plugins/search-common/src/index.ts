// SPDX-License-Identifier: Apache-2.0
export { DOCS_TYPE, ENTITY_TYPE, type EntityDocument } from './documents';
export { toHit, type Hit } from './hit';
export { markedParts, type Part } from './marks';
