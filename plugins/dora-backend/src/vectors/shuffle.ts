// SPDX-License-Identifier: Apache-2.0
import type { Shuffle } from './EventVectors';

/** Orders that look random and are the same for the same seed. */
export function shuffleFrom(seed: number): Shuffle {
  const next = generatorFrom(seed);
  return list => {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = Math.floor(next() * (last + 1));
      [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
    }
    return shuffled;
  };
}

/** Numbers from 0 to 1, by the linear congruence of Numerical Recipes. */
function generatorFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
