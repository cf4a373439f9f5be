// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { Text } from '@backstage/ui';
import type { OnCall, OnCallPerson } from '@macadam/plugin-on-call-common';
import { useOnCall } from '@macadam/plugin-on-call-react';
import { Loading, NoData, ReadFailure } from '@macadam/portal-react';
import { readableTime } from '../readableTime';
import { ReadNote } from './ReadNote';
import { SafeLink } from './SafeLink';
import styles from './ToolsCard.module.css';

const MOST_SHOWN = 5;

const Person = ({ person }: { person: OnCallPerson }) => {
  const { name, url, until } = person;
  return (
    <>
      <SafeLink href={url}>{name}</SafeLink>
      {until && ` until ${readableTime(until)}`}
    </>
  );
};

const People = ({ onCall }: { onCall: OnCall }) => {
  if (onCall.kind === 'no-data') return <NoData reason={onCall.reason} />;
  const more = onCall.people.length - MOST_SHOWN;
  return (
    <Text>
      On call now:{' '}
      {onCall.people.slice(0, MOST_SHOWN).map((person, index) => (
        <span key={index}>
          {index > 0 && ', '}
          <Person person={person} />
        </span>
      ))}
      {more > 0 && `, and ${more} more`}
    </Text>
  );
};

/** Who is on call at this moment and until when, as the pager says, or why nobody can be named. */
export const OnCallNow = ({ entity }: { entity: Entity }) => {
  const ref = stringifyEntityRef(entity);
  const { value, error, isLoading, retry } = useOnCall([ref]);
  const answer = value?.get(ref);
  if (!answer && error) {
    return <ReadFailure what="Who is on call" error={error} retry={retry} />;
  }
  if (!answer && isLoading) {
    return <Loading label="Loading who is on call" height={44} />;
  }
  if (!answer) {
    return (
      <NoData reason="Who is on call is not known: the portal has not read this service yet, or you may not see it. Look again in two minutes." />
    );
  }
  const { onCall, source } = answer;
  return (
    <div className={styles.now}>
      <People onCall={onCall} />
      <ReadNote
        source={source}
        why={onCall.kind === 'no-data' ? onCall.why : undefined}
      />
    </div>
  );
};
