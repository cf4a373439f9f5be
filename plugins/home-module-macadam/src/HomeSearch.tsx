// SPDX-License-Identifier: Apache-2.0
import { SearchField } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import styles from './HomeSearch.module.css';

export const HomeSearch = () => {
  const navigate = useNavigate();

  return (
    <div role="search" className={styles.search}>
      <SearchField
        aria-label="Search services, APIs, docs and people"
        placeholder="Search services, APIs, docs and people"
        onSubmit={query =>
          navigate(`/search?${new URLSearchParams({ query })}`)
        }
      />
    </div>
  );
};
