// SPDX-License-Identifier: Apache-2.0
import type { Stamp } from '../store/events/placement';
import type { Service } from './Services';

/** Who answers for a service at present: what its events bear from now on. */
export function stampOf({ id, ownerId, systemId }: Service): Stamp {
  return { serviceId: id, ownerId, systemId };
}
