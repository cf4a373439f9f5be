// SPDX-License-Identifier: Apache-2.0
import type { Content } from '../sketch/Sketch';

const MADE_OF = [
  ...['oak', 'walnut', 'linen', 'wool', 'steel', 'glass', 'rattan'],
  ...['marble', 'leather', 'cork', 'bamboo', 'felt', 'copper', 'velvet'],
];
const THINGS = [
  ...['lamp', 'armchair', 'table', 'rug', 'shelf', 'mirror', 'vase', 'bench'],
  ...['stool', 'cabinet', 'bowl', 'tray', 'blanket', 'clock', 'basket'],
  ...['desk', 'cushion', 'candlestick', 'screen', 'hook'],
];

/** Each of them once, and never two alike one after the other. */
const ARTICLES = MADE_OF.flatMap((_, shift) =>
  THINGS.map(
    (thing, index) => `${MADE_OF[(index + shift) % MADE_OF.length]} ${thing}`,
  ),
);

/** What stands first on the front page changes several times a day, and each time is a release. */
export const FRONT_PAGE: Content = {
  path: 'content/front-page.yaml',
  line: article => `first: ${article}\n`,
  values: ARTICLES,
  message: article => `Show the ${article} first`,
};
