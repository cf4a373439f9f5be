// SPDX-License-Identifier: Apache-2.0
import { Link, Text } from '@backstage/ui';
import type { OnCall } from '@macadam/plugin-on-call-common';
import type { Hit } from '@macadam/plugin-search-common';
import { Marked } from '@macadam/plugin-search-react';
import styles from './HitRow.module.css';
import { Ways } from './Ways';

/** What kind of thing it is: "Component · service", or the thing that a page of docs belongs to. */
function nature({ isEntity, kind, type, name, entityTitle }: Hit): string {
  if (!isEntity)
    return ['Docs', entityTitle ?? name].filter(Boolean).join(' · ');
  const isSaid = type && type !== 'other';
  return [kind, isSaid ? type : undefined].filter(Boolean).join(' · ');
}

/** A result: what it is, why it was found, and whom to ask. */
export const HitRow = ({ hit, onCall }: { hit: Hit; onCall?: OnCall }) => {
  const { title, name, isEntity, location, text, highlight, lifecycle } = hit;
  const { fields } = highlight;

  return (
    <li className={styles.row} data-hit="">
      <div className={styles.line}>
        <Link href={location} className={styles.title} data-opens="">
          <Marked hit={hit} field="title" text={title} />
        </Link>
        {isEntity && name !== title && (
          <Text color="secondary">
            <Marked hit={hit} field="name" text={name} />
          </Text>
        )}
        <Text color="secondary">{nature(hit)}</Text>
        {lifecycle === 'deprecated' && <Text color="warning">Deprecated</Text>}
      </div>
      {(fields.text || text) && (
        <div className={styles.text}>
          <Text>
            <Marked hit={hit} field="text" text={text} />
          </Text>
        </div>
      )}
      <Ways hit={hit} onCall={onCall} />
    </li>
  );
};
