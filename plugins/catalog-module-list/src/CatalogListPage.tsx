// SPDX-License-Identifier: Apache-2.0
import {
  configApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  CatalogFilterLayout,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { ButtonLink, Container, Flex, Header } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import styles from './CatalogListPage.module.css';
import { EntityList } from './EntityList';
import { ListSearch } from './ListSearch';
import { SavedViews } from './SavedViews';
import { WithSource } from './WithSource';

const rowsPerPage = 20;

/** Pages are asked for by keyset cursor, so that the last of them costs what the first does. */
export const CatalogListPage = ({ filters }: { filters: ReactElement[] }) => {
  const createLink = useRouteRef(
    catalogPlugin.externalRoutes.createComponent,
  )?.();
  const { key } = useLocation();
  const organization = useApi(configApiRef).getString('organization.name');

  return (
    // The filters read the address only once: whoever follows a link to another view gets a list of its own.
    <EntityListProvider
      key={key}
      pagination={{ mode: 'cursor', limit: rowsPerPage }}
    >
      <Header
        title={`${organization} catalog`}
        customActions={
          createLink && (
            <ButtonLink
              href={createLink}
              variant="primary"
              iconStart={<RiAddLine />}
            >
              Create
            </ButtonLink>
          )
        }
      />
      <Container>
        <CatalogFilterLayout>
          <CatalogFilterLayout.Filters>{filters}</CatalogFilterLayout.Filters>
          <CatalogFilterLayout.Content>
            <Flex gap="2" align="center" className={styles.bar}>
              <ListSearch />
              <SavedViews />
            </Flex>
            <WithSource>
              <EntityList />
            </WithSource>
          </CatalogFilterLayout.Content>
        </CatalogFilterLayout>
      </Container>
    </EntityListProvider>
  );
};
