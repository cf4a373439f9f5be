// SPDX-License-Identifier: Apache-2.0
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Outcome,
  OutcomeId,
  RunReport,
} from '@macadam/plugin-golden-path-common';
import { safeUrl } from '@macadam/portal-common';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { PlainList } from '@macadam/portal-react';
import { durationInWords } from './inWords';
import styles from './Outcomes.module.css';
import { StateIcon, type State } from './StateIcon';

const titles: Record<OutcomeId, string> = {
  repository: 'Repository',
  pipeline: 'Pipeline',
  namespace: 'Namespace in staging',
  observability: 'Observable in staging',
  catalog: 'Catalog entry',
};

const states: Record<Outcome['state'], { state: State; words: string }> = {
  reached: { state: 'good', words: 'there' },
  'under-way': { state: 'busy', words: 'under way' },
  missed: { state: 'bad', words: 'missing' },
  'not-offered': { state: 'none', words: 'not offered' },
  unknown: { state: 'unknown', words: 'not known' },
};

const Detail = ({ outcome }: { outcome: Outcome }) => {
  if ('entityRef' in outcome && outcome.entityRef) {
    return <EntityRefLink entityRef={outcome.entityRef} />;
  }
  const href =
    'url' in outcome && outcome.url ? safeUrl(outcome.url) : undefined;
  return (
    <>
      {outcome.detail}{' '}
      {href && (
        <Link
          href={href}
          target="_blank"
          aria-label={`Open: ${titles[outcome.id]}`}
        >
          Open
        </Link>
      )}
    </>
  );
};

const Row = ({ outcome }: { outcome: Outcome }) => {
  const { state, words } = states[outcome.state];
  const seconds = 'seconds' in outcome ? outcome.seconds : undefined;

  return (
    <li className={styles.row}>
      <StateIcon state={state} words={words} />
      <Text as="span" weight="bold" className={styles.title}>
        {titles[outcome.id]}
      </Text>
      <Text as="span" color="secondary" className={styles.detail}>
        <Detail outcome={outcome} />
      </Text>
      <Text as="span" className={styles.seconds}>
        {seconds !== undefined && `after ${durationInWords(seconds)}`}
      </Text>
    </li>
  );
};

/** What a golden path brings, and what of it this run has brought by now: asked of the things themselves, not of the log. */
export const Outcomes = ({ report }: { report: RunReport }) => {
  const { outcomes, targetSeconds } = report;
  const isOffered = outcomes.some(
    ({ state }) =>
      state === 'reached' || state === 'under-way' || state === 'missed',
  );
  if (!isOffered && report.status !== 'completed') return null;

  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          What you have now
        </Text>
        <Text as="p" color="secondary">
          The goal: from nothing to observable in staging within{' '}
          {durationInWords(targetSeconds)}.
        </Text>
      </CardHeader>
      <CardBody>
        <PlainList aria-label="What you have now">
          {outcomes.map(outcome => (
            <Row key={outcome.id} outcome={outcome} />
          ))}
        </PlainList>
      </CardBody>
    </Card>
  );
};
