// SPDX-License-Identifier: Apache-2.0
export { rootHttpRouter as default } from './rootHttpRouter';
