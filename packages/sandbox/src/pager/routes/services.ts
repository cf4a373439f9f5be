// SPDX-License-Identifier: Apache-2.0
import { json } from '../../http/Reply';
import { notFound } from '../http/PagerDutyError';
import { pageReply, valuesOf } from '../http/paging';
import { route, type Route } from '../http/routes';
import type { Pager } from '../Pager';
import type { ServiceRecord } from '../store';
import { serviceView } from '../views/services';

export const serviceRoutes: Route[] = [
  route('GET /services', ({ pager, url }) =>
    pageReply(url, 'services', servicesOf(pager, url), service =>
      serviceView(pager, service),
    ),
  ),
  route('GET /services/{id}', ({ pager, params }) => {
    const service = pager.store.services.get(params.id);
    if (!service) throw notFound();
    return json({ service: serviceView(pager, service) });
  }),
];

/** By name, unless told otherwise. */
function servicesOf({ store }: Pager, url: URL): ServiceRecord[] {
  const query = url.searchParams.get('query')?.toLowerCase() ?? '';
  const teams = valuesOf(url, 'team_ids');
  const sign = url.searchParams.get('sort_by')?.endsWith(':desc') ? -1 : 1;
  return store.services
    .values()
    .filter(
      ({ name, policyId }) =>
        name.toLowerCase().includes(query) &&
        (!teams || teams.includes(store.policies.get(policyId)?.teamId ?? '')),
    )
    .sort((a, b) => sign * a.name.localeCompare(b.name));
}
