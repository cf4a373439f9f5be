// SPDX-License-Identifier: Apache-2.0
export { githubActivityPlugin as default } from './plugin';
export { githubActivityApiRef } from './api';
