// SPDX-License-Identifier: Apache-2.0
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { sourceApi } from './sourceApi';

const listPage = catalogPlugin.getExtension('page:catalog').override({
  factory: (originalFactory, { inputs }) =>
    originalFactory({
      params: {
        loader: async () => {
          const { CatalogListPage } = await import('./CatalogListPage');
          const filters = inputs.filters.map(filter =>
            filter.get(coreExtensionData.reactElement),
          );
          return <CatalogListPage filters={filters} />;
        },
      },
    }),
});

export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [listPage, sourceApi],
});
