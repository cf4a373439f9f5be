// SPDX-License-Identifier: Apache-2.0
import { repositoryOf } from '@macadam/plugin-catalog-files-common';

const wordsOf = (text: string) =>
  text.toLocaleLowerCase('en-US').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether somebody who asks so means the repository of this file: each of their words begins a word of its name. The organisation alone is no name. */
export function isMeant(url: string, question: string): boolean {
  const [organization, name = ''] = repositoryOf(url).split('/');
  const asked = wordsOf(question);
  const begins = (words: string[], word: string) =>
    words.some(one => one.startsWith(word));
  const own = wordsOf(name);
  const all = [...wordsOf(organization), ...own];
  return (
    asked.some(word => begins(own, word)) &&
    asked.every(word => begins(all, word))
  );
}
