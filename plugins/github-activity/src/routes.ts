// SPDX-License-Identifier: Apache-2.0
import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The tab with an entity's runs. */
export const runsRef = createRouteRef();
