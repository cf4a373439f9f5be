// SPDX-License-Identifier: Apache-2.0

/** The golden path in the browser: names checked as you type, templates to start from, and what a failed run left. */
export { goldenPathPlugin as default } from './plugin';
