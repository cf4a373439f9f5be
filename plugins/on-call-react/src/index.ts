// SPDX-License-Identifier: Apache-2.0
export { namesOf } from './namesOf';
export { onCallApiRef } from './onCallApiRef';
export { useOnCall } from './useOnCall';
