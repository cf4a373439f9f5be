// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogCollatorExtensionPoint } from '@backstage/plugin-search-backend-module-catalog';
import {
  searchEngineRegistryExtensionPoint,
  searchIndexRegistryExtensionPoint,
} from '@backstage/plugin-search-backend-node/alpha';
import { DocsRunbooksFactory } from './documents/DocsRunbooks';
import { toEntityDocument } from './documents/entityDocument';
import { OwnerTitlesFactory } from './documents/OwnerTitles';
import { PostgresSearchEngine } from './engine/PostgresSearchEngine';
import { DocumentStore } from './store/DocumentStore';

export const searchModuleMacadam = createBackendModule({
  pluginId: 'search',
  moduleId: 'macadam',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collator: catalogCollatorExtensionPoint,
        database: coreServices.database,
        engines: searchEngineRegistryExtensionPoint,
        index: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
      },
      async init({
        auth,
        catalog,
        collator,
        database,
        engines,
        index,
        logger,
      }) {
        collator.setEntityTransformer(toEntityDocument);
        index.addDecorator({
          factory: new OwnerTitlesFactory({ auth, catalog }),
        });
        const store = await DocumentStore.create({ database, logger });
        index.addDecorator({ factory: new DocsRunbooksFactory(store) });
        engines.setSearchEngine(new PostgresSearchEngine({ store, logger }));
      },
    });
  },
});
