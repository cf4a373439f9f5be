// SPDX-License-Identifier: Apache-2.0
import { getCompoundEntityRef, type Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import type {
  LastChange,
  LastChanges,
} from '@macadam/plugin-github-activity-common';
import { safeUrl } from '@macadam/portal-common';
import {
  ago,
  Loading,
  NoData,
  ReadFailure,
  SourceNote,
  useAsyncData,
  type AsyncData,
} from '@macadam/portal-react';
import { githubActivityApiRef } from '../api';
import { readableTime } from '../runs/readableTime';
import styles from './LastChangesCard.module.css';
import { wordsOfAge } from './wordsOfAge';

const Change = ({ change }: Pick<LastChange, 'change'>) => {
  if (change.kind === 'no-data') return <NoData reason={change.reason} />;
  const { at, author, title, url } = change;
  const href = safeUrl(url);
  const by = author ? ` by ${author}` : '';
  return (
    <>
      {href ? (
        <Link href={href} target="_blank">
          {ago(at)}
        </Link>
      ) : (
        ago(at)
      )}
      <Text as="p" color="secondary" variant="body-small">
        {readableTime(at)}
        {by}: {title}
      </Text>
    </>
  );
};

const Row = (props: { name: string; of?: LastChange }) =>
  props.of ? (
    <div className={styles.row}>
      <dt>{props.name}</dt>
      <dd>
        <Change change={props.of.change} />
      </dd>
    </div>
  ) : null;

/** That of the part that cannot be read, where there is one. */
const sourceOf = ({ code, docs }: LastChanges) =>
  docs?.source.failingSince ? docs.source : code.source;

const Ages = (props: { entity: Entity; changes: LastChanges }) => {
  const { entity, changes } = props;
  const isDeprecated = entity.spec?.lifecycle === 'deprecated';
  const words = wordsOfAge(changes, { isDeprecated, now: new Date() });
  return (
    <Flex direction="column" gap="3">
      <dl className={styles.rows}>
        <Row name="Code" of={changes.code} />
        <Row name="Docs" of={changes.docs} />
      </dl>
      {words.map(sentence => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <SourceNote title="GitHub" source={sourceOf(changes)} />
    </Flex>
  );
};

const Answer = (props: { entity: Entity; answer: AsyncData<LastChanges> }) => {
  const { value, error, retry } = props.answer;
  if (value) return <Ages entity={props.entity} changes={value} />;
  if (!error) return <Loading label="Loading the last changes" height={120} />;
  if (error instanceof ResponseError && error.statusCode === 404) {
    return <NoData reason={`Not connected: ${error.cause.message}`} />;
  }
  return <ReadFailure what="The last changes" error={error} retry={retry} />;
};

/** How long ago somebody has worked on this, and on what is written about it. */
export const LastChangesCard = () => {
  const api = useApi(githubActivityApiRef);
  const { entity } = useEntity();
  const answer = useAsyncData(
    () => api.getLastChanges(getCompoundEntityRef(entity)),
    [api, entity],
  );

  return (
    <Card role="region" aria-label="Last changes">
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          Last changes
        </Text>
      </CardHeader>
      <CardBody>
        <Answer entity={entity} answer={answer} />
      </CardBody>
    </Card>
  );
};
