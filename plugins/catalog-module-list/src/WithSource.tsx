// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import type { CatalogSource } from '@macadam/plugin-catalog-files-common';
import { ago } from '@macadam/portal-react';
import type { ReactNode } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useIsUnanswered } from './EntityList';
import styles from './WithSource.module.css';
import { sourceApiRef } from './sourceApi';

const counted = (count: number, thing: string) =>
  count === 1 ? `1 ${thing}` : `${count} ${thing}s`;

function freshness({ files, unread, broken, source }: CatalogSource): string {
  const { readAt, failingSince } = source;
  if (!readAt) return 'The catalog files have not been read yet';
  return [
    `From ${counted(files, 'catalog file')}, read ${ago(readAt)}`,
    unread > 0 &&
      `${unread} of them cannot be read since ${ago(failingSince ?? readAt)}`,
    broken > 0 &&
      `${counted(broken, 'file')} cannot be taken; the owners know why`,
  ]
    .filter(Boolean)
    .join('. ');
}

/** The forge is away: said above a list that may be old. */
const Away = ({ source }: { source: CatalogSource['source'] }) => {
  const { readAt, failingSince } = source;
  return (
    <Alert
      status="warning"
      icon
      title={`The forge cannot be read since ${ago(failingSince ?? '')}`}
      description={
        readAt
          ? `The list is as of ${ago(
              readAt,
            )}. The portal tries again on its own.`
          : 'Nothing has been read yet. The portal tries again on its own.'
      }
    />
  );
};

/** A list with what it is made of and how fresh that is, so that an old one is not taken for a true one. The line comes with the list, which would push it away. */
export const WithSource = ({ children }: { children: ReactNode }) => {
  const api = useApi(sourceApiRef);
  const { value, error } = useAsync(() => api.getSource(), [api]);
  const isUnanswered = useIsUnanswered();
  const isAway = value && value.files > 0 && value.unread === value.files;
  const words = error
    ? `How fresh this list is could not be asked: ${error.message}`
    : value && freshness(value);

  return (
    <>
      {isAway && <Away source={value.source} />}
      {children}
      {!isAway && !isUnanswered && (
        <div className={styles.line}>
          <Text color="secondary" variant="body-small">
            {words}
          </Text>
        </div>
      )}
    </>
  );
};
