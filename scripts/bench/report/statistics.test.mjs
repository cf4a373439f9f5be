// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  geometricMean,
  median,
  quantile,
  ratioOf,
  T_95,
} from './statistics.mjs';

/**
 * The logarithm of the gamma function for a positive half or whole number.
 * @param {number} x
 * @returns {number}
 */
function logGamma(x) {
  if (x === 0.5) return Math.log(Math.PI) / 2;
  return x === 1 ? 0 : Math.log(x - 1) + logGamma(x - 1);
}

/**
 * How much of Student's distribution lies between -t and t: its density, summed by Simpson's rule.
 * @param {number} t
 * @param {number} degrees
 */
function shareWithin(t, degrees) {
  const scale = Math.exp(
    logGamma((degrees + 1) / 2) -
      logGamma(degrees / 2) -
      Math.log(degrees * Math.PI) / 2,
  );
  const density = /** @param {number} x */ x =>
    scale * (1 + x ** 2 / degrees) ** (-(degrees + 1) / 2);
  const steps = 2000;
  const width = t / steps;
  let sum = density(0) + density(t);
  for (let step = 1; step < steps; step++) {
    sum += density(step * width) * (step % 2 ? 4 : 2);
  }
  return (2 * sum * width) / 3;
}

test('each bound of the table holds 95 % of its distribution', () => {
  for (const [index, t] of T_95.entries()) {
    const share = shareWithin(t, index + 1);
    assert.ok(Math.abs(share - 0.95) < 1e-5, `${index + 1}: ${share}`);
  }
});

test('the ratio of pairs that agree is exact, whatever their size', () => {
  const { ratio, low, high } = ratioOf([2, 20, 200], [1, 10, 100]);
  for (const value of [ratio, low, high]) assert.ok(Math.abs(value - 2) < 1e-9);
});

test('the bounds are those of the mean of the logarithms', () => {
  // Ratios e and 1/e: mean 0, standard error 1, one degree of freedom.
  const { ratio, low, high } = ratioOf([Math.E, 1], [1, Math.E]);
  assert.ok(Math.abs(ratio - 1) < 1e-12);
  assert.ok(Math.abs(Math.log(high) - 12.7062) < 1e-9);
  assert.ok(Math.abs(Math.log(low) + 12.7062) < 1e-9);
});

test('twice as fast the other way round is the inverse', () => {
  const [ours, theirs] = [
    [3, 4, 5],
    [7, 6, 9],
  ];
  const there = ratioOf(ours, theirs);
  const back = ratioOf(theirs, ours);
  assert.ok(Math.abs(there.ratio * back.ratio - 1) < 1e-12);
  assert.ok(Math.abs(there.low * back.high - 1) < 1e-12);
});

test('one pair has a ratio and no bounds', () => {
  assert.deepEqual(ratioOf([3], [2]), { ratio: 1.5, low: 0, high: Infinity });
});

test('what measured nothing has no ratio', () => {
  assert.throws(() => ratioOf([0], [2]), { name: 'Fault' });
  assert.throws(() => ratioOf([1, 2], [2]), { name: 'Fault' });
});

test('quantiles lie between their neighbours', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(quantile([0, 10], 0.95), 9.5);
  assert.equal(quantile([7], 0.95), 7);
});

test('the geometric mean of a half and a double is one', () => {
  assert.ok(Math.abs(geometricMean([0.5, 2]) - 1) < 1e-12);
});
