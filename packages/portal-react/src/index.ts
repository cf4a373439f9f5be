// SPDX-License-Identifier: Apache-2.0
export { ago } from './ago';
export { clientApi } from './clientApi';
export { EntityTabLink } from './EntityTabLink';
export { Loading } from './Loading';
export { NoData } from './NoData';
export { PlainList } from './PlainList';
export { ReadFailure } from './ReadFailure';
export { SourceNote } from './SourceNote';
export { Sparkline } from './Sparkline';
export { NumberCell, TableRegion } from './table/TableRegion';
export { TrendChart, type TrendLine, type TrendPoint } from './TrendChart';
export { useAsyncData, type AsyncData } from './useAsyncData';
export { useEntityName } from './useEntityName';
export { usePages } from './usePages';
export { useWindow, type TimeChoice } from './window/useWindow';
export { WindowPicker } from './window/WindowPicker';
