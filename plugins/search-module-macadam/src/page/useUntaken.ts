// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import {
  SHORTEST_QUESTION,
  type UntakenFile,
} from '@macadam/plugin-catalog-files-common';
import type { Hit } from '@macadam/plugin-search-common';
import type { useHits } from '@macadam/plugin-search-react';
import { useAsyncData } from '@macadam/portal-react';
import { untakenApiRef } from '../untakenApi';

/** The portal takes no longer question. */
const LONGEST_QUESTION = 100;

const folded = (text: string) => text.trim().toLocaleLowerCase('en-US');

/** There is a thing with this very name: it needs no other explanation. */
const isNamed = ({ isEntity, similar, name, title }: Hit, question: string) =>
  isEntity &&
  !similar &&
  [name, title].some(one => one && folded(one) === question);

/**
 * What to ask for, once search has answered: nothing when it found the thing by its name, or more than a page.
 *
 * @returns an empty text when there is nothing to ask
 */
function questionOf(
  term: string,
  answer: Pick<
    ReturnType<typeof useHits>,
    'hits' | 'isPending' | 'nextPageCursor' | 'previousPageCursor'
  >,
): string {
  const { hits, isPending, nextPageCursor, previousPageCursor } = answer;
  const question = folded(term).slice(0, LONGEST_QUESTION);
  const isAnswered =
    isPending ||
    nextPageCursor ||
    previousPageCursor ||
    hits.some(hit => isNamed(hit, question));
  return isAnswered || question.length < SHORTEST_QUESTION ? '' : question;
}

/** Files that the catalog does not take, of repositories whose name was searched for. That they cannot be asked for is no failure of the search. */
export function useUntaken(
  term: string,
  answer: Parameters<typeof questionOf>[1],
): UntakenFile[] {
  const api = useApi(untakenApiRef);
  const question = questionOf(term, answer);
  const { value } = useAsyncData(
    async signal => ({
      question,
      files: question ? await api.findUntaken(question, signal) : [],
    }),
    [api, question],
  );
  return value?.question === question ? value.files : [];
}
