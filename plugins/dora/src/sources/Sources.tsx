// SPDX-License-Identifier: Apache-2.0
import { Alert, Text } from '@backstage/ui';
import type { SourceStatus } from '@macadam/plugin-dora-common';
import { ago, PlainList } from '@macadam/portal-react';
import styles from './Sources.module.css';

/** How fresh each source is. One that fails is said to, since when; one that is missing, what to do. */
export const Sources = ({ sources }: { sources: SourceStatus[] }) => {
  const stale = sources.filter(({ state }) => state === 'stale');
  return (
    <div className={styles.sources}>
      {stale.map(source => (
        <Alert
          key={source.id}
          status="warning"
          icon
          title={staleTitle(source)}
          description={source.hint ?? staleWords(source)}
        />
      ))}
      <PlainList aria-label="Sources">
        {sources.map(source => (
          <li key={source.id}>
            <Text color="secondary" variant="body-small">
              {words(source)}
            </Text>
          </li>
        ))}
      </PlainList>
    </div>
  );
};

function staleTitle({ title, read }: SourceStatus): string {
  return read.failingSince
    ? `${title} has not answered since ${ago(read.failingSince)}`
    : `${title} has not been read for too long`;
}

function staleWords({ read }: SourceStatus): string {
  return read.readAt
    ? `What stands here is as of ${ago(read.readAt)}.`
    : 'Nothing could be read yet. It is tried again by itself.';
}

function words(source: SourceStatus): string {
  const { title, tells, state, read, lastEventAt, hint } = source;
  const about = `${title} (${tells.join(' and ')})`;
  switch (state) {
    case 'not-configured':
      return `${about}: not connected. ${hint ?? ''}`;
    case 'reading':
      return `${about}: being read for the first time`;
    default: {
      const last = lastEventAt
        ? `last event ${ago(lastEventAt)}`
        : 'no event yet';
      const when = read.readAt ? `, read ${ago(read.readAt)}` : '';
      return `${about}: ${last}${when}`;
    }
  }
}
