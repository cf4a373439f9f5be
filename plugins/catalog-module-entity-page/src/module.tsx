// SPDX-License-Identifier: Apache-2.0
import {
  coreExtensionData,
  createExtension,
  createFrontendModule,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityCardBlueprint,
  EntityContentLayoutBlueprint,
  EntityContextMenuItemBlueprint,
  EntityHeaderLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { PlainDescription } from './about/PlainDescription';
import { catalogFilesApi, toolStatusApi } from './api';
import { MenuEntries } from './header/ContextMenu';
import { EntityHeader } from './header/EntityHeader';
import { OverviewLayout } from './layout/OverviewLayout';

const { data, filterFunction } = EntityContextMenuItemBlueprint.dataRefs;

const { component: headerComponent } = EntityHeaderLayoutBlueprint.dataRefs;
const { component: layoutComponent } = EntityContentLayoutBlueprint.dataRefs;

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

// Without the blueprint, whose header comes in a chunk of its own: the page is without one until it is there, and React shows what
// comes late together with the cards only. That is half a second without the name of what one looks at.
const header = createExtension({
  kind: 'entity-header-layout',
  attachTo: { id: 'page:catalog/entity', input: 'headerLayouts' },
  output: [headerComponent],
  factory: ({ node }) => [
    headerComponent(props => (
      <ExtensionBoundary node={node}>
        <EntityHeader {...props} />
      </ExtensionBoundary>
    )),
  ],
});

const overview = createExtension({
  kind: 'entity-content-layout',
  attachTo: { id: 'entity-content:catalog/overview', input: 'layouts' },
  output: [layoutComponent],
  factory: ({ node }) => [
    layoutComponent(props => (
      <ExtensionBoundary node={node}>
        <OverviewLayout {...props} />
      </ExtensionBoundary>
    )),
  ],
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
    toolStatusApi,
    page,
    about,
    header,
    overview,
    problemsCard,
    toolsCard,
    provenanceCard,
  ],
});
