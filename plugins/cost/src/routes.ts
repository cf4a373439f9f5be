// SPDX-License-Identifier: Apache-2.0
import { createRouteRef } from '@backstage/frontend-plugin-api';

/** `/cost`: everything that one may see. */
export const organizationRef = createRouteRef();

/** The tab of an entity. */
export const costRef = createRouteRef();
