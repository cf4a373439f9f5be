// SPDX-License-Identifier: Apache-2.0
export type { OnCall, OnCallPerson, ServiceOnCall } from './model';
export { MOST_SERVICES, OnCallClient, type OnCallApi } from './OnCallApi';
