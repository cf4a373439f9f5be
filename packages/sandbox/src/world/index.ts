// SPDX-License-Identifier: Apache-2.0
export { createAcmeStory } from './createAcmeStory';
export { acmePersonas } from './people';
