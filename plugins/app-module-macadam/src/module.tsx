// SPDX-License-Identifier: Apache-2.0
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  SignInPageBlueprint,
} from '@backstage/plugin-app-react';
import { Navigation } from './nav/Navigation';
import { oidcAuthApi } from './sign-in/oidcAuthApi';
import { darkTheme, lightTheme } from './theme/themes';

const navContent = NavContentBlueprint.make({
  params: { component: Navigation },
});

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./sign-in/SignInPage').then(m => m.SignInPage),
  },
});

export const appModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme, navContent, oidcAuthApi, signInPage],
});
