// SPDX-License-Identifier: Apache-2.0
export { acmeBills } from './acmeBills';
export { acmeNamespaces } from './namespaces';
export { acmeSubscriptions } from './subscriptions';
