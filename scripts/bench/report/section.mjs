// SPDX-License-Identifier: Apache-2.0
import { Fault } from '../../stack/fault.mjs';

/**
 * Puts a text between the two marks that a page has for it. All else on the page is a person's.
 * @param {string} page
 * @param {string} name
 * @param {string} text
 * @returns {string}
 */
export function withSection(page, name, text) {
  const [begin, end] = ['begin', 'end'].map(
    word => `<!-- ${word}: npm run bench -- ${name} -->`,
  );
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Fault(
      `The page has no place for the figures: put the lines ${begin} and ${end} into it.`,
    );
  }
  return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}
