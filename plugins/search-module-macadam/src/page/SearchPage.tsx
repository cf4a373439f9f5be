// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Container, SearchField } from '@backstage/ui';
import { useHits } from '@macadam/plugin-search-react';
import { Loading } from '@macadam/portal-react';
import { useMemo } from 'react';
import { Chips } from './Chips';
import { chipsWith } from './chips';
import { Results } from './Results';
import styles from './SearchPage.module.css';
import { useArrowKeys } from './useArrowKeys';
import { useQuestion } from './useQuestion';

/** Finds as you type. What is searched for stands in the URL. */
export const SearchPage = ({
  added,
}: {
  added: { value: string; name: string }[];
}) => {
  const chips = useMemo(() => chipsWith(added), [added]);
  const question = useQuestion(chips);
  const { term, chip, pageCursor } = question;
  const { types, filters } = chip;
  const answer = useHits({ term, types, filters, pageCursor });
  const arrowKeys = useArrowKeys();

  return (
    <Container>
      <div className={styles.page} {...arrowKeys}>
        <div role="search">
          <SearchField
            aria-label="Search services, APIs, docs and people"
            placeholder="Search services, APIs, docs and people"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever opens a search wants to type
            autoFocus
            value={term}
            onChange={question.type}
          />
        </div>
        <Chips chips={chips} chosen={chip} choose={question.choose} />
        {answer.error && (
          <Alert
            role="alert"
            status="danger"
            icon
            title="Search does not answer"
            description={answer.error.message}
            customActions={<Button onPress={answer.retry}>Try again</Button>}
          />
        )}
        {!answer.error && answer.asked === '' && (
          <Loading label="Searching" height={320} />
        )}
        {!answer.error && answer.asked !== '' && (
          <Results answer={answer} question={question} />
        )}
      </div>
    </Container>
  );
};
