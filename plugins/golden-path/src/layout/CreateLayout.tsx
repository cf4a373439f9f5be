// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Container,
  Header,
  PluginHeader,
  type HeaderMetadataItem,
} from '@backstage/ui';
import { RiAddCircleLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { createRef } from '../routes';
import styles from './CreateLayout.module.css';

/** A page below Create: the way back, what this is about, and the page itself. */
export const CreateLayout = (props: {
  title: string;
  description?: string;
  metadata?: HeaderMetadataItem[];
  actions?: ReactNode;
  /** Between Create and this page. */
  above: { label: string; href: string | undefined };
  children: ReactNode;
}) => {
  const { title, description, metadata, actions, above, children } = props;
  const create = useRouteRef(createRef)?.() ?? '/';

  return (
    <>
      <PluginHeader
        title={title}
        icon={<RiAddCircleLine />}
        breadcrumbs={[
          { label: 'Create', href: create },
          { label: above.label, href: above.href ?? create },
          { label: title, href: '' },
        ]}
      />
      <Header
        title={title}
        description={description}
        metadata={metadata}
        customActions={actions}
      />
      <Container className={styles.page}>{children}</Container>
    </>
  );
};
