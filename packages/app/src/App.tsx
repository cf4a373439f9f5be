// SPDX-License-Identifier: Apache-2.0
import { createApp } from '@backstage/frontend-defaults';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';

// The graph draws a header of its own; with the app's it had two.
const catalogGraph = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    catalogGraphPlugin
      .getExtension('page:catalog-graph')
      .override({ params: { noHeader: true } }),
  ],
});

// Every front-end plugin among this package's dependencies is part of the app: `app.packages: all`.
export const app = createApp({ features: [catalogGraph] });
