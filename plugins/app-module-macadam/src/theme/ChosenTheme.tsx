// SPDX-License-Identifier: Apache-2.0
import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import { createUnifiedTheme, UnifiedThemeProvider } from '@backstage/theme';
import type { PropsWithChildren } from 'react';
import useMedia from 'react-use/esm/useMedia';
import useObservable from 'react-use/esm/useObservable';
import { darkPalette, lightPalette } from './palette';
import { shared } from './shared';

const light = createUnifiedTheme({ ...shared, palette: lightPalette });
const dark = createUnifiedTheme({ ...shared, palette: darkPalette });

/**
 * Both themes, in one component: were there one for each, React would build the whole page anew when they change, and whoever fills in a form at
 * dusk would lose it. Who has chosen none has the system's.
 */
export const ChosenTheme = ({ children }: PropsWithChildren) => {
  const themes = useApi(appThemeApiRef);
  const chosen = useObservable(
    themes.activeThemeId$(),
    themes.getActiveThemeId(),
  );
  const isDarkOutside = useMedia('(prefers-color-scheme: dark)');
  const isDark = chosen ? chosen === 'dark' : isDarkOutside;
  return (
    <UnifiedThemeProvider theme={isDark ? dark : light} themeName="macadam">
      {children}
    </UnifiedThemeProvider>
  );
};
