// SPDX-License-Identifier: Apache-2.0
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { safeUrl, type SourceState } from '@macadam/portal-common';
import styles from './ProvenanceCard.module.css';
import { useEntityFile } from './useEntityFile';

/** Fields of this page and where in the file each stands. */
const fields = [
  ['Owner', 'spec.owner'],
  ['System', 'spec.system'],
  ['Lifecycle', 'spec.lifecycle'],
  ['Type', 'spec.type'],
  ['Description', 'metadata.description'],
  ['Dependencies', 'spec.dependsOn'],
] as const;

const time = (value: string) =>
  new Date(value).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });

const Freshness = ({ source }: { source?: SourceState }) => {
  const { failingSince, readAt } = source ?? {};
  const read = readAt ? `read ${time(readAt)}` : 'not read yet';
  return (
    <Text color="secondary">
      {failingSince ? `Cannot be read since ${time(failingSince)}; ` : ''}
      {read}
    </Text>
  );
};

/** Where what this page shows was written, and when it was read. */
export const ProvenanceCard = () => {
  const { entity } = useEntity();
  const { value, error } = useEntityFile();
  const location = entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  const url = value?.file?.url ?? location.replace(/^url:/, '');
  const href = safeUrl(url);
  const has = (path: string) =>
    path
      .split('.')
      .reduce<unknown>(
        (held, key) => (held as Record<string, unknown> | undefined)?.[key],
        entity,
      ) !== undefined;

  return (
    <Card role="region" aria-label="Where this comes from">
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          Where this comes from
        </Text>
      </CardHeader>
      <CardBody>
        <div className={styles.file}>
          {href ? (
            <Link href={href} target="_blank">
              {new URL(href).pathname.slice(1)}
            </Link>
          ) : (
            <Text>{url || 'No file'}</Text>
          )}
          {error ? (
            <Text color="secondary">
              Whether it is well could not be asked: {error.message}
            </Text>
          ) : (
            <Freshness source={value?.file?.source} />
          )}
        </div>
        <dl className={styles.fields}>
          {fields
            .filter(([, path]) => has(path))
            .map(([name, path]) => (
              <div key={path} className={styles.field}>
                <dt>{name}</dt>
                <dd>{path}</dd>
              </div>
            ))}
        </dl>
      </CardBody>
    </Card>
  );
};
