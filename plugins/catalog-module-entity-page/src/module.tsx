// SPDX-License-Identifier: Apache-2.0
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityCardBlueprint,
  EntityContextMenuItemBlueprint,
  EntityHeaderLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { PlainDescription } from './about/PlainDescription';
import { catalogFilesApi } from './api';
import { MenuEntries } from './header/ContextMenu';

const { data, filterFunction } = EntityContextMenuItemBlueprint.dataRefs;

const fromFile = {
  'metadata.annotations.backstage.io/managed-by-location': {
    $hasPrefix: 'url:',
  },
};

// The page gives the entries of its menu to its own header only.
const page = catalogPlugin.getExtension('page:catalog/entity').override({
  *factory(originalFactory, { inputs }) {
    const entries = inputs.contextMenuItems.map(item => ({
      data: item.get(data),
      node: item.node,
      filter: item.get(filterFunction) ?? (() => true),
    }));
    const original = originalFactory();
    yield* original;
    yield coreExtensionData.reactElement(
      <MenuEntries.Provider value={entries}>
        {original.get(coreExtensionData.reactElement)}
      </MenuEntries.Provider>,
    );
  },
});

const about = catalogPlugin.getExtension('entity-card:catalog/about').override({
  *factory(originalFactory) {
    const original = originalFactory();
    yield* original;
    yield coreExtensionData.reactElement(
      <PlainDescription>
        {original.get(coreExtensionData.reactElement)}
      </PlainDescription>,
    );
  },
});

const header = EntityHeaderLayoutBlueprint.make({
  params: {
    loader: () => import('./header/EntityHeader').then(m => m.EntityHeader),
  },
});

const problemsCard = EntityCardBlueprint.make({
  name: 'file-problems',
  params: {
    type: 'content',
    filter: fromFile,
    loader: () =>
      import('./file/FileProblemsCard').then(m => <m.FileProblemsCard />),
  },
});

const toolsCard = EntityCardBlueprint.make({
  name: 'tools',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () => import('./tools/ToolsCard').then(m => <m.ToolsCard />),
  },
});

const provenanceCard = EntityCardBlueprint.make({
  name: 'provenance',
  params: {
    type: 'info',
    filter: fromFile,
    loader: () =>
      import('./file/ProvenanceCard').then(m => <m.ProvenanceCard />),
  },
});

export const entityPageModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogFilesApi,
    page,
    about,
    header,
    problemsCard,
    toolsCard,
    provenanceCard,
  ],
});
