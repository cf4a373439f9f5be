// SPDX-License-Identifier: Apache-2.0
export { Deployments } from './Deployments';
