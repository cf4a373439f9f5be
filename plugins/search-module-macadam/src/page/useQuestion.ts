// SPDX-License-Identifier: Apache-2.0
import { useSearchParams } from 'react-router-dom';
import { ALL, type Chip } from './chips';

/** What is searched for, as the URL says it: a link to it can be sent, and the way back leads to it. */
export function useQuestion(chips: Chip[]) {
  const [params, setParams] = useSearchParams();
  const term = params.get('query') ?? '';
  const chip = chips.find(({ id }) => id === params.get('type')) ?? ALL;

  const go = (
    next: { term?: string; chip?: Chip; pageCursor?: string },
    options?: { replace: boolean },
  ) => {
    const { id } = next.chip ?? chip;
    const query = next.term ?? term;
    setParams(
      {
        ...(query && { query }),
        ...(id !== ALL.id && { type: id }),
        ...(next.pageCursor && { pageCursor: next.pageCursor }),
      },
      options,
    );
  };

  return {
    term,
    chip,
    pageCursor: params.get('pageCursor') ?? undefined,
    // A letter is no place to go back to.
    type: (next: string) => go({ term: next }, { replace: true }),
    ask: (next: string) => go({ term: next }),
    choose: (next: Chip) => go({ chip: next }),
    turnTo: (pageCursor: string | undefined) => go({ pageCursor }),
  };
}
