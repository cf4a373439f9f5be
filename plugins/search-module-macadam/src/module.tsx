// SPDX-License-Identifier: Apache-2.0
import {
  createExtensionInput,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import searchPlugin from '@backstage/plugin-search/alpha';
import { SearchFilterResultTypeBlueprint } from '@backstage/plugin-search-react/alpha';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { RiSearchLine } from '@remixicon/react';
import { untakenApi } from './untakenApi';

/** Takes the place of the plugin's own page. What other plugins add to that, kinds of documents and their rows, works here too. */
const searchPage = PageBlueprint.makeWithOverrides({
  inputs: {
    items: createExtensionInput([SearchResultListItemBlueprint.dataRefs.item]),
    resultTypes: createExtensionInput([
      SearchFilterResultTypeBlueprint.dataRefs.resultType,
    ]),
  },
  factory(originalFactory, { inputs }) {
    return originalFactory({
      path: '/search',
      title: 'Search',
      icon: <RiSearchLine />,
      routeRef: searchPlugin.routes.root,
      loader: async () => {
        const { SearchPage } = await import('./page');
        const added = inputs.resultTypes.map(input =>
          input.get(SearchFilterResultTypeBlueprint.dataRefs.resultType),
        );
        return <SearchPage added={added} />;
      },
    });
  },
});

export const searchModule = createFrontendModule({
  pluginId: 'search',
  extensions: [searchPage, untakenApi],
});
