// SPDX-License-Identifier: Apache-2.0
export { Figures, valueOf } from './Figures';
export { formatValue, metricWords } from './words';
