// SPDX-License-Identifier: Apache-2.0
export { Incidents } from './Incidents';
