// SPDX-License-Identifier: Apache-2.0
export { PaletteButton } from './PaletteButton';
