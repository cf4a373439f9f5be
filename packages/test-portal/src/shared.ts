// SPDX-License-Identifier: Apache-2.0
import {
  createServiceFactory,
  type ServiceRef,
} from '@backstage/backend-plugin-api';

/** Gives the plugin the very service that the test holds as well. */
export function shared<T>(service: ServiceRef<T, 'plugin'>, instance: T) {
  return createServiceFactory({ service, deps: {}, factory: () => instance });
}
