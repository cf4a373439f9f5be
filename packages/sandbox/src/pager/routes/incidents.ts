// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, type Reply } from '../../http/Reply';
import { invalidInput, notFound } from '../http/PagerDutyError';
import { pageReply } from '../http/paging';
import { requester, route, type ApiRequest, type Route } from '../http/routes';
import {
  acknowledgeIncident,
  resolveIncident,
  triggerIncident,
} from '../incidents/incidents';
import { findIncidents } from '../incidents/query';
import type { Pager } from '../Pager';
import type { IncidentRecord, UserRecord } from '../store';
import { incidentView, logEntryView } from '../views/incidents';

const newIncident = z.object({
  incident: z.object({
    type: z.literal('incident'),
    title: z.string().min(1),
    service: z.object({ id: z.string() }),
    urgency: z.enum(['high', 'low']).default('high'),
    incident_key: z.string().optional(),
  }),
});

const change = z.object({
  status: z.enum(['acknowledged', 'resolved']).optional(),
  title: z.string().min(1).optional(),
});

const oneChange = z.object({ incident: change });

const manyChanges = z.object({
  incidents: z.array(change.extend({ id: z.string() })).max(500),
});

export const incidentRoutes: Route[] = [
  route('GET /incidents', ({ pager, url }) =>
    pageReply(url, 'incidents', findIncidents(pager, url), incident =>
      incidentView(pager, incident),
    ),
  ),
  route('POST /incidents', createIncident),
  route('PUT /incidents', updateMany),
  route('GET /incidents/{id}', ({ pager, params }) =>
    incidentReply(pager, requireIncident(pager, params.id)),
  ),
  route('PUT /incidents/{id}', request => {
    const { pager, params } = request;
    const by = requester(request);
    const { incident } = request.parse(oneChange);
    const known = requireIncident(pager, params.id);
    return incidentReply(pager, update(pager, known, incident, by));
  }),
  route('GET /incidents/{id}/log_entries', ({ pager, params, url }) => {
    const incident = requireIncident(pager, params.id);
    const newestFirst = [...incident.log].reverse();
    return pageReply(url, 'log_entries', newestFirst, entry =>
      logEntryView(pager, incident, entry),
    );
  }),
];

function createIncident(request: ApiRequest): Reply {
  const { pager } = request;
  const by = requester(request);
  const {
    title,
    urgency,
    incident_key: key,
    ...wanted
  } = request.parse(newIncident).incident;
  const service = pager.store.services.get(wanted.service.id);
  if (!service) throw invalidInput('Service not found.');
  const incident = triggerIncident(pager, { service, title, urgency, key }, by);
  return created({ incident: incidentView(pager, incident) });
}

function updateMany(request: ApiRequest): Reply {
  const { pager, url } = request;
  const by = requester(request);
  const changes = request.parse(manyChanges).incidents;
  const known = changes.map(({ id }) => {
    const found = pager.store.incidents.get(id);
    if (!found) throw invalidInput(`Incident ${id} not found`);
    return found;
  });
  const changed = known.map((incident, index) =>
    update(pager, incident, changes[index], by),
  );
  return pageReply(url, 'incidents', changed, incident =>
    incidentView(pager, incident),
  );
}

function update(
  pager: Pager,
  incident: IncidentRecord,
  { status, title }: z.output<typeof change>,
  by: UserRecord,
): IncidentRecord {
  const named = title
    ? pager.store.incidents.put(incident.id, { ...incident, title })
    : incident;
  switch (status) {
    case 'acknowledged':
      return acknowledgeIncident(pager, named, by);
    case 'resolved':
      return resolveIncident(pager, named, by);
    default:
      return named;
  }
}

/** @throws PagerDutyError 404 */
export function requireIncident(pager: Pager, id: string): IncidentRecord {
  const found = pager.store.incidents.get(id);
  if (!found) throw notFound();
  return found;
}

function incidentReply(pager: Pager, incident: IncidentRecord): Reply {
  return json({ incident: incidentView(pager, incident) });
}
