// SPDX-License-Identifier: Apache-2.0
export { anEntity } from './anEntity';
export { headerOf, other, owner, platformEngineer } from './callers';
export { databaseOfSuite } from './databaseOfSuite';
export { forgeConfig } from './forgeConfig';
export { onlyForOwner } from './onlyForOwner';
export { PluginPortal, type Feature } from './PluginPortal';
export { shared } from './shared';
