// SPDX-License-Identifier: Apache-2.0
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  HomePageLayoutBlueprint,
  HomePageWidgetBlueprint,
} from '@backstage/plugin-home-react/alpha';
import { needsMeApi } from './needs-me/needsMeApi';
import { visitsApi } from './visits';

const layout = HomePageLayoutBlueprint.make({
  params: { loader: () => import('./HomeLayout').then(m => m.HomeLayout) },
});

const needsMe = HomePageWidgetBlueprint.make({
  name: 'needs-me',
  params: {
    name: 'NeedsMe',
    title: 'Needs you',
    description: 'Failed runs of what you own, and pull requests of yours',
    layout: { width: { defaultColumns: 8 } },
    components: () =>
      import('./needs-me/NeedsMe').then(m => ({ Content: m.NeedsMe })),
  },
});

const myComponents = HomePageWidgetBlueprint.make({
  name: 'my-components',
  params: {
    name: 'MyComponents',
    title: 'Owned by you and your teams',
    description: 'Components that you answer for',
    layout: { width: { defaultColumns: 8 } },
    components: () =>
      import('./MyComponents').then(m => ({ Content: m.MyComponents })),
  },
});

// Takes the place of the plugin's own, whose empty list breaks the rules for lists.
const recentlyVisited = HomePageWidgetBlueprint.make({
  name: 'recently-visited',
  params: {
    name: 'RecentlyVisited',
    title: 'Recently visited',
    description: 'The way back to what you had open',
    components: () =>
      import('./RecentlyVisited').then(m => ({ Content: m.RecentlyVisited })),
  },
});

// Takes the place of the plugin's own, whose rows are buttons around links, which no screen reader tells apart.
const starred = HomePageWidgetBlueprint.make({
  name: 'starred-entities',
  params: {
    name: 'Starred',
    title: 'Starred',
    description: 'What you marked to find it again',
    components: () => import('./Starred').then(m => ({ Content: m.Starred })),
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [
    layout,
    needsMe,
    myComponents,
    recentlyVisited,
    starred,
    needsMeApi,
    visitsApi,
  ],
});
