// SPDX-License-Identifier: Apache-2.0
import { genPageTheme, pageTheme } from '@backstage/theme';
import { asphalt } from './palette';

const asWritten = {
  styleOverrides: { root: { textTransform: 'none' } },
} as const;

/** What light and dark have in common. */
export const shared = {
  fontFamily: 'system-ui, sans-serif',
  // One calm header for every kind of page: a colour per kind says nothing that its title does not.
  pageTheme: Object.fromEntries(
    Object.keys(pageTheme).map(id => [
      id,
      genPageTheme({ colors: [asphalt], shape: 'none' }),
    ]),
  ),
  // Brings the pages that still draw with Material UI to the look of those on Backstage UI.
  components: {
    MuiButton: asWritten,
    MuiToggleButton: asWritten,
    MuiPaper: {
      styleOverrides: {
        root: { backgroundImage: 'unset' },
        rounded: { borderRadius: 8 },
        elevation1: { boxShadow: 'none' },
        elevation2: { boxShadow: 'none' },
      },
    },
    // The catalog's table on a laptop's screen: names break between words, not within them.
    MuiTableCell: {
      styleOverrides: {
        root: {
          overflow: 'hidden',
          verticalAlign: 'middle',
          lineHeight: 1.2,
          borderBottom: 0,
        },
        sizeSmall: { padding: '12px 6px 12px 12px' },
        head: { fontWeight: 'normal' },
      },
    },
    CatalogReactUserListPicker: {
      styleOverrides: {
        listIcon: { minWidth: 26 },
        menuItem: { paddingLeft: 8, paddingRight: 36 },
      },
    },
  },
} as const;
