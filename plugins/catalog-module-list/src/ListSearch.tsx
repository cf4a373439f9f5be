// SPDX-License-Identifier: Apache-2.0
import {
  EntityTextFilter,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { SearchField } from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import styles from './ListSearch.module.css';

const typingPauseMs = 250;

/** Narrows the list by name and title; the text stands in the address as the other filters do. */
export const ListSearch = () => {
  const { updateFilters, queryParameters } = useEntityList();
  const [text, setText] = useState(
    [queryParameters.text].flat()[0]?.toString() ?? '',
  );

  useDebounce(
    () =>
      updateFilters({
        text: text.trim() ? new EntityTextFilter(text.trim()) : undefined,
      }),
    typingPauseMs,
    [text, updateFilters],
  );

  return (
    <SearchField
      className={styles.search}
      aria-label="Filter by name"
      placeholder="Filter by name"
      value={text}
      onChange={setText}
    />
  );
};
