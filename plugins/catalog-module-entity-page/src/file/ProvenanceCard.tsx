// SPDX-License-Identifier: Apache-2.0
import { ANNOTATION_LOCATION, type Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { LABEL_TIER, safeUrl, type SourceState } from '@macadam/portal-common';
import { readableTime } from '../readableTime';
import styles from './ProvenanceCard.module.css';
import { useEntityFile } from './useEntityFile';

/** Fields of this page and where in the file each stands. */
const fields: [name: string, ...path: string[]][] = [
  ['Title', 'metadata', 'title'],
  ['Owner', 'spec', 'owner'],
  ['System', 'spec', 'system'],
  ['Domain', 'spec', 'domain'],
  ['Lifecycle', 'spec', 'lifecycle'],
  ['Tier', 'metadata', 'labels', LABEL_TIER],
  ['Type', 'spec', 'type'],
  ['Description', 'metadata', 'description'],
  ['Tags', 'metadata', 'tags'],
  ['Links', 'metadata', 'links'],
  ['Dependencies', 'spec', 'dependsOn'],
  ['Provided APIs', 'spec', 'providesApis'],
  ['Consumed APIs', 'spec', 'consumesApis'],
];

function has(entity: Entity, path: string[]): boolean {
  const at = (held: unknown, key: string) =>
    (held as Record<string, unknown> | undefined)?.[key];
  return path.reduce(at, entity) !== undefined;
}

const Freshness = ({ file }: { file?: { source: SourceState } }) => {
  if (!file) {
    return (
      <Text color="secondary">No catalog file: the portal reads it there</Text>
    );
  }
  const { failingSince, readAt } = file.source;
  const read = readAt ? `read ${readableTime(readAt)}` : 'not read yet';
  return (
    <Text color="secondary">
      {failingSince
        ? `Cannot be read since ${readableTime(failingSince)}; `
        : ''}
      {read}
    </Text>
  );
};

const Fields = ({ entity }: { entity: Entity }) => (
  <dl className={styles.fields}>
    {fields
      .filter(([, ...path]) => has(entity, path))
      .map(([name, ...path]) => (
        <div key={name} className={styles.field}>
          <dt>{name}</dt>
          <dd>{path.join('.')}</dd>
        </div>
      ))}
  </dl>
);

/** Where what this page shows was written, and when it was read. */
export const ProvenanceCard = () => {
  const { entity } = useEntity();
  const { value, error } = useEntityFile();
  const location = entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  const url = value?.file?.url ?? location.replace(/^url:/, '');
  const href = safeUrl(url);
  // People and teams come from the organisation's own pages, which hold no such fields.
  const isFile = !value || value.file !== undefined;

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
            value && <Freshness file={value.file} />
          )}
        </div>
        {isFile && <Fields entity={entity} />}
      </CardBody>
    </Card>
  );
};
