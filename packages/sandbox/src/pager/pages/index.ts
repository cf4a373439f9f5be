// SPDX-License-Identifier: Apache-2.0
import { Site } from '../../pages/Site';
import type { Pager } from '../Pager';
import { incidentPages } from './incidents';
import { renderPage, type PageRequest } from './layout';
import { servicePages } from './services';
import { webhookPages } from './webhooks';

/** The pages that links from the portal lead to, where a person can act. */
export function createPages(pager: Pager): Site<PageRequest> {
  return new Site<PageRequest>({
    people: () => pager.store.users.values(),
    complete: request => ({ ...request, pager }),
    render: renderPage,
    routes: [...incidentPages, ...servicePages, ...webhookPages],
  });
}
