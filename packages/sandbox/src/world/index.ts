// SPDX-License-Identifier: Apache-2.0
export { createAcmePagerStory } from './createAcmePagerStory';
export { createAcmeStory } from './createAcmeStory';
export { acmePersonas } from './people';
