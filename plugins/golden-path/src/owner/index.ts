// SPDX-License-Identifier: Apache-2.0
export { serviceOwnerField } from './serviceOwnerField';
