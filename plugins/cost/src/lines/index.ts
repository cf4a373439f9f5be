// SPDX-License-Identifier: Apache-2.0
export { Lines } from './Lines';
export { LinesTable } from './LinesTable';
