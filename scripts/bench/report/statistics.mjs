// SPDX-License-Identifier: Apache-2.0
import { Fault } from '../../stack/fault.mjs';

/** Student's t for 1 to 30 degrees of freedom: 95 % of its values lie between minus this and this. */
export const T_95 = [
  ...[12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622],
  ...[2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009],
  ...[2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518],
  ...[2.0484, 2.0452, 2.0423],
];

/**
 * How many times the one is the other.
 * @typedef {object} Ratio
 * @property {number} ratio the geometric mean over the pairs
 * @property {number} low the lower of its 95 % bounds; with one pair there are none, and it is 0
 * @property {number} high the upper one; with one pair Infinity
 */

/**
 * The ratio of two things measured in turn, one pair a run: the mean of the logarithms of the pairs' ratios with the
 * bounds that Student's t gives it, taken back from the logarithms. A disturbance that lasts longer than a pair takes
 * touches both sides of it and cancels out.
 * @param {number[]} measured one positive number a run
 * @param {number[]} against as many, in the same order
 * @returns {Ratio}
 */
export function ratioOf(measured, against) {
  const logs = measured.map((value, run) => {
    if (!(value > 0 && against[run] > 0)) {
      throw new Fault(
        `There is no ratio of ${value} to ${against[run]}: both must be positive numbers.`,
      );
    }
    return Math.log(value / against[run]);
  });
  const center = mean(logs);
  const margin = marginOf(logs, center);
  return {
    ratio: Math.exp(center),
    low: Math.exp(center - margin),
    high: Math.exp(center + margin),
  };
}

/**
 * Half the width of the interval that holds the mean with 95 % confidence.
 * @param {number[]} values
 * @param {number} center
 */
function marginOf(values, center) {
  const degrees = values.length - 1;
  if (degrees < 1) return Infinity;
  const squares = values.map(value => (value - center) ** 2);
  const variance = squares.reduce((sum, square) => sum + square, 0) / degrees;
  const t = T_95[Math.min(degrees, T_95.length) - 1];
  return t * Math.sqrt(variance / values.length);
}

/** @param {number[]} values */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {number[]} values positive */
export function geometricMean(values) {
  return Math.exp(mean(values.map(Math.log)));
}

/**
 * The value that a share of the others does not exceed, between two neighbours in proportion.
 * @param {number[]} values at least one, in any order
 * @param {number} share from 0 to 1: 0.5 is the median
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below + (above - below) * (place - Math.floor(place));
}

/** @param {number[]} values at least one */
export function median(values) {
  return quantile(values, 0.5);
}
