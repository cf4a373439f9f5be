// SPDX-License-Identifier: Apache-2.0
import { type Hit, markedParts } from '@macadam/plugin-search-common';
import styles from './Marked.module.css';

/** A field of a hit with its matching parts marked; as it is where nothing of it matches. */
export const Marked = ({
  hit,
  field,
  text = '',
}: {
  hit: Hit;
  field: string;
  /** What to show when the field did not match. */
  text?: string;
}) => {
  const { fields, ...tags } = hit.highlight;
  const parts = markedParts(fields[field] ?? text, tags);

  return (
    // Somebody's text: what it says of directions ends with it.
    <bdi>
      {parts.map((part, i) =>
        part.marked ? (
          <mark key={i} className={styles.mark}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
};
