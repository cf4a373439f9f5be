// SPDX-License-Identifier: Apache-2.0

/** The portal's frame: mark, theme, navigation and sign-in. */
export { appModule as default } from './module';
