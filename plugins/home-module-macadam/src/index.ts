// SPDX-License-Identifier: Apache-2.0

/** The home page: search on top, what is mine, what I visited. Other plugins add their widgets. */
export { homeModule as default } from './module';
