// SPDX-License-Identifier: Apache-2.0
import { palettes } from '@backstage/theme';

export const asphalt = '#1b2127';
const roadLine = '#f5b301';

// For the pages of Backstage that still draw with Material UI. Everything else reads tokens.css,
// which says the same in CSS variables.
const navigation = {
  background: asphalt,
  indicator: roadLine,
  color: '#c3cbd3',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#2c343c' },
  submenu: { background: '#2c343c' },
};

export const lightPalette = {
  ...palettes.light,
  primary: { main: '#0b5a8f' },
  secondary: { main: '#8a4b00' },
  link: '#0b5a8f',
  linkHover: '#083f65',
  background: { default: '#f4f5f6', paper: '#ffffff' },
  text: { secondary: '#586069' },
  textSubtle: '#586069',
  navigation,
  tabbar: { indicator: '#0b5a8f' },
};

export const darkPalette = {
  ...palettes.dark,
  primary: { main: '#8cc8f2', dark: '#6fb7e8' },
  secondary: { main: '#f5b301' },
  link: '#8cc8f2',
  linkHover: '#b7defa',
  background: { default: '#14181c', paper: '#1e242a' },
  text: { secondary: '#b4bcc4' },
  textSubtle: '#b4bcc4',
  border: '#3a434c',
  navigation: { ...navigation, background: '#0e1114' },
  tabbar: { indicator: '#8cc8f2' },
};
