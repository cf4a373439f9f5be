// SPDX-License-Identifier: Apache-2.0
import { useSidebarOpenState } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Mark } from '../brand/Mark';
import styles from './Logo.module.css';

export const Logo = () => {
  const { isOpen } = useSidebarOpenState();
  const title = useApi(configApiRef).getString('app.title');

  return (
    <Link href="/" standalone className={styles.logo} aria-label={title}>
      <Mark size={32} />
      {isOpen && <span className={styles.title}>{title}</span>}
    </Link>
  );
};
