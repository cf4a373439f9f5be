// SPDX-License-Identifier: Apache-2.0
import { createRouteRef } from '@backstage/frontend-plugin-api';

/** `/delivery`: the whole organisation, and the way to everybody's own. */
export const organizationRef = createRouteRef();

/** The tab of an entity. */
export const deliveryRef = createRouteRef();
