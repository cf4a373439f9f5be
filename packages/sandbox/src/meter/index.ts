// SPDX-License-Identifier: Apache-2.0
export { startMeter, type MeterOptions, type RunningMeter } from './startMeter';
export { writeExports } from './writeExports';
