// SPDX-License-Identifier: Apache-2.0
import { Button, Text } from '@backstage/ui';
import type { useHits } from '@macadam/plugin-search-react';
import { PlainList } from '@macadam/portal-react';
import { HitRow, useOnCallOfHits } from '../hits';
import { ALL } from './chips';
import { DidYouMean } from './DidYouMean';
import { NothingFound } from './NothingFound';
import styles from './SearchPage.module.css';
import { Untaken } from './Untaken';
import type { useQuestion } from './useQuestion';
import { useUntaken } from './useUntaken';

type Answer = ReturnType<typeof useHits>;
type Question = ReturnType<typeof useQuestion>;

function summary({ hits, total, isPending }: Answer): string {
  if (isPending && hits.length === 0) return 'Searching';
  const count = total ?? hits.length;
  return count === 1 ? '1 result' : `${count.toLocaleString('en')} results`;
}

const Pages = ({
  answer,
  question,
}: {
  answer: Answer;
  question: Question;
}) => {
  const { nextPageCursor, previousPageCursor } = answer;
  if (!nextPageCursor && !previousPageCursor) return null;

  return (
    <nav aria-label="Pages of results" className={styles.pages}>
      <Button
        variant="secondary"
        isDisabled={!previousPageCursor}
        onPress={() => question.turnTo(previousPageCursor)}
      >
        Previous
      </Button>
      <Button
        variant="secondary"
        isDisabled={!nextPageCursor}
        onPress={() => question.turnTo(nextPageCursor)}
      >
        Next
      </Button>
    </nav>
  );
};

export const Results = (props: { answer: Answer; question: Question }) => {
  const { answer, question } = props;
  const { hits, isPending } = answer;
  const onCallOf = useOnCallOfHits(hits);
  const untaken = <Untaken files={useUntaken(question.term, answer)} />;
  if (hits.length === 0 && !isPending) {
    return (
      <>
        <NothingFound
          term={question.term}
          chip={question.chip}
          searchAll={() => question.choose(ALL)}
        />
        {untaken}
      </>
    );
  }

  return (
    <>
      <div className={styles.status} role="status">
        <Text color="secondary">{summary(answer)}</Text>
      </div>
      {hits[0]?.similar && (
        <DidYouMean term={question.term} hit={hits[0]} ask={question.ask} />
      )}
      <PlainList
        aria-label="Results"
        className={isPending ? `${styles.list} ${styles.stale}` : styles.list}
      >
        {hits.map((hit, i) => (
          <HitRow
            key={`${i} ${hit.location}`}
            hit={hit}
            onCall={onCallOf(hit)}
          />
        ))}
      </PlainList>
      <Pages answer={answer} question={question} />
      {untaken}
    </>
  );
};
