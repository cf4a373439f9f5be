// SPDX-License-Identifier: Apache-2.0
import { geometricMean, ratioOf } from './statistics.mjs';

/**
 * Something that is measured on both sides. Less is better.
 * @typedef {object} Measure
 * @property {string} key where a round's figures have it
 * @property {string} [againstKey] where the other side's figures have what it is compared with, when that is another thing
 * @property {string} what
 * @property {string} unit
 * @property {number} [target] what the ratio, up to its upper bound, must not exceed
 * @property {number} [limit] what our own figure must not exceed in any round, whatever the other side's is
 */

/**
 * @typedef {object} Comparison
 * @property {string} what
 * @property {string} unit
 * @property {number} vanilla the geometric mean over the rounds
 * @property {number} macadam
 * @property {import('./statistics.mjs').Ratio} ratio of macadam to vanilla
 * @property {number} [target]
 * @property {number} [limit]
 * @property {boolean} [reached] whether the upper bound keeps to the target, or each round to the limit
 */

/**
 * @param {Measure[]} measures
 * @param {Record<string, Record<string, number>[]>} taken the rounds of `vanilla` and of `macadam`, in pairs
 * @returns {Comparison[]}
 */
export function compare(measures, taken) {
  return measures.map(measure => {
    const { key, againstKey = key, what, unit, target, limit } = measure;
    const macadam = taken.macadam.map(figures => figures[key]);
    const vanilla = taken.vanilla.map(figures => figures[againstKey]);
    const ratio = ratioOf(macadam, vanilla);
    return {
      ...{ what, unit, ratio },
      vanilla: geometricMean(vanilla),
      macadam: geometricMean(macadam),
      ...(target !== undefined && { target, reached: ratio.high <= target }),
      ...(limit !== undefined && {
        limit,
        reached: Math.max(...macadam) <= limit,
      }),
    };
  });
}
