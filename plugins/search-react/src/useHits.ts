// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { searchApiRef } from '@backstage/plugin-search-react';
import type { JsonObject } from '@backstage/types';
import { type Hit, toHit } from '@macadam/plugin-search-common';
import { useEffect, useState } from 'react';

/** How long a pause in typing counts as a question. */
const PAUSE_MILLISECONDS = 120;
/** The search backend takes no longer ones. */
const LONGEST_TERM = 100;

export interface HitsQuestion {
  term: string;
  types?: string[];
  filters?: JsonObject;
  pageLimit?: number;
  pageCursor?: string;
}

interface Answer {
  /** The question that was answered, as JSON. */
  asked: string;
  hits: Hit[];
  total?: number;
  nextPageCursor?: string;
  previousPageCursor?: string;
  error?: Error;
}

const NOTHING_YET: Answer = { asked: '', hits: [] };

/**
 * Asks while somebody types: after a short pause, and an answer to an older question is dropped. What was found
 * last stays until the next answer is there, so that nothing jumps; `isPending` says that it is of before.
 */
export function useHits(question: HitsQuestion) {
  const searchApi = useApi(searchApiRef);
  const [answer, setAnswer] = useState(NOTHING_YET);
  const [attempt, setAttempt] = useState(0);
  const term = question.term.trim().slice(0, LONGEST_TERM);
  const asked = JSON.stringify({ ...question, term, attempt });

  useEffect(() => {
    const abort = new AbortController();
    const ask = async (): Promise<Omit<Answer, 'asked'>> => {
      const { attempt: _, ...query } = JSON.parse(asked);
      const { results, numberOfResults, ...cursors } = await searchApi.query(
        query,
        { signal: abort.signal },
      );
      const hits = results.flatMap(result => toHit(result) ?? []);
      return { hits, total: numberOfResults, ...cursors };
    };
    const timer = setTimeout(async () => {
      const said = await ask().catch((error: Error) => ({ hits: [], error }));
      if (!abort.signal.aborted) setAnswer({ asked, ...said });
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, searchApi]);

  return {
    ...answer,
    isPending: answer.asked !== asked,
    retry: () => setAttempt(count => count + 1),
  };
}
