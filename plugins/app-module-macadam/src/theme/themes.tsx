// SPDX-License-Identifier: Apache-2.0
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { createUnifiedTheme, UnifiedThemeProvider } from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { darkPalette, lightPalette } from './palette';
import { shared } from './shared';
import './tokens.css';

const light = createUnifiedTheme({ ...shared, palette: lightPalette });
const dark = createUnifiedTheme({ ...shared, palette: darkPalette });

// Named as Backstage's own two, so they take their place and nobody has to choose between four.
export const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={light} themeName="macadam">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

export const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={dark} themeName="macadam">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});
