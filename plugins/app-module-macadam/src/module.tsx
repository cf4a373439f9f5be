// SPDX-License-Identifier: Apache-2.0
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  SignInPageBlueprint,
} from '@backstage/plugin-app-react';
import { Navigation } from './nav/Navigation';
import { oidcAuthApi } from './sign-in/oidcAuthApi';
import { SignInPage } from './sign-in/SignInPage';
import { darkTheme, lightTheme } from './theme/themes';

const navContent = NavContentBlueprint.make({
  params: { component: Navigation },
});

// Everybody comes through it first: fetched by itself it would only come later.
const signInPage = SignInPageBlueprint.make({
  params: { loader: async () => SignInPage },
});

export const appModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme, navContent, oidcAuthApi, signInPage],
});
