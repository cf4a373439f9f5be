// SPDX-License-Identifier: Apache-2.0
import { redirect, type Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { formToken } from '../../pages/renderDocument';
import { timeOf } from '../../pages/timeOf';
import { invalidInput } from '../http/PagerDutyError';
import {
  acknowledgeIncident,
  reopenIncident,
  resolveIncident,
  triggerIncident,
} from '../incidents/incidents';
import { createdAt, resolvedAt, statusOf } from '../incidents/state';
import type { Pager } from '../Pager';
import type { IncidentRecord, LogEntryRecord } from '../store';
import { logEntrySummary } from '../views/references';
import {
  pageRoute,
  personOf,
  renderPage,
  required,
  type PageRequest,
  type PageRoute,
} from './layout';

/** Older ones are found at their service. */
const SHOWN_INCIDENTS = 100;

export const incidentPages: PageRoute[] = [
  pageRoute('GET /', showIncidents),
  pageRoute('GET /incidents', showIncidents),
  pageRoute('POST /incidents', open),
  pageRoute('GET /incidents/{id}', showIncident),
  pageRoute('POST /incidents/{id}/acknowledge', changedBy(acknowledgeIncident)),
  pageRoute('POST /incidents/{id}/resolve', changedBy(resolveIncident)),
  pageRoute('POST /incidents/{id}/reopen', changedBy(reopenIncident)),
];

function showIncidents(request: PageRequest): Reply {
  const { pager } = request;
  const newestFirst = pager.store.incidents.values().reverse();
  const isOpen = (incident: IncidentRecord) =>
    statusOf(incident) !== 'resolved';
  const over = newestFirst.filter(incident => !isOpen(incident));
  return renderPage(request, {
    title: 'Incidents',
    section: 'Incidents',
    body: html`<h1>Incidents</h1>
      <h2>Open</h2>
      ${incidentList(pager, newestFirst.filter(isOpen))}
      <h2>Resolved</h2>
      ${incidentList(pager, over.slice(0, SHOWN_INCIDENTS))}
      ${openForm(request)}`,
  });
}

export function incidentList(pager: Pager, incidents: IncidentRecord[]): Html {
  if (incidents.length === 0) return html`<p>None.</p>`;
  return html`<ul class="rows">
    ${incidents.map(
      incident => html`<li>
        <span>
          ${statusWord(incident)}
          <a href="/incidents/${incident.id}"
            >#${incident.number} ${incident.title}</a
          >
        </span>
        <span class="detail">
          ${pager.store.services.get(incident.serviceId)?.name},
          ${incident.urgency} urgency, ${timeOf(createdAt(incident))}
        </span>
      </li>`,
    )}
  </ul>`;
}

function statusWord(incident: IncidentRecord): Html {
  const status = statusOf(incident);
  const tone = status === 'resolved' ? 'success' : 'failure';
  return html`<strong class="${tone}">${status}</strong>`;
}

function openForm({ pager, visitor, url }: PageRequest): Html {
  const preferred = url.searchParams.get('service');
  const byName = pager.store.services
    .values()
    .sort((a, b) => a.name.localeCompare(b.name));
  return html`<h2>Open an incident</h2>
    <form class="stack" method="post" action="/incidents">
      ${formToken(visitor)}
      <label
        >Service
        <select name="service">
          ${byName.map(
            ({ id, name }) =>
              html`<option value="${id}" ${id === preferred && html`selected`}>
                ${name}
              </option>`,
          )}
        </select>
      </label>
      <label>Title <input name="title" required maxlength="255" /></label>
      <label
        >Urgency
        <select name="urgency">
          <option>high</option>
          <option>low</option>
        </select>
      </label>
      <p><button class="primary">Open an incident</button></p>
    </form>`;
}

function open(request: PageRequest): Reply {
  const { pager, form } = request;
  const service = pager.store.services.get(form.get('service') ?? '');
  const title = form.get('title')?.trim();
  if (!service || !title) throw invalidInput('It needs a service and a title');
  const urgency = form.get('urgency') === 'low' ? 'low' : 'high';
  const made = { service, title, urgency } as const;
  const { id } = triggerIncident(pager, made, personOf(request));
  return redirect(`/incidents/${id}`, 303);
}

function showIncident(request: PageRequest): Reply {
  const { pager } = request;
  const incident = incidentOf(request);
  const service = required(pager.store.services.get(incident.serviceId));
  const over = resolvedAt(incident);
  const assignees = incident.assignees.map(
    id => pager.store.users.get(id)?.name,
  );
  return renderPage(request, {
    title: incident.title,
    section: 'Incidents',
    body: html`<h1>${incident.title}</h1>
      <p>
        ${statusWord(incident)} · #${incident.number} of
        <a href="/service-directory/${service.id}">${service.name}</a>,
        ${incident.urgency} urgency, since
        ${timeOf(createdAt(incident))}${over && html` until ${timeOf(over)}`}
      </p>
      <p class="detail">Woken: ${assignees.join(', ') || 'nobody'}</p>
      ${actionForms(request, incident)}
      <h2>Log</h2>
      <ul class="rows">
        ${[...incident.log].reverse().map(entry => logRow(pager, entry))}
      </ul>`,
  });
}

function logRow(pager: Pager, entry: LogEntryRecord): Html {
  return html`<li>
    <span>${logEntrySummary(pager, entry)}</span>
    <span class="detail">${timeOf(entry.at)}</span>
  </li>`;
}

const ACTIONS = {
  triggered: { Acknowledge: 'acknowledge', Resolve: 'resolve' },
  acknowledged: { Resolve: 'resolve' },
  resolved: { Reopen: 'reopen' },
};

function actionForms({ visitor }: PageRequest, incident: IncidentRecord): Html {
  const actions = Object.entries(ACTIONS[statusOf(incident)]);
  return html`<p>
    ${actions.map(
      ([name, action]) => html`<form
        class="inline"
        method="post"
        action="/incidents/${incident.id}/${action}"
      >
        ${formToken(visitor)}<button>${name}</button>
      </form>`,
    )}
  </p>`;
}

function changedBy(change: typeof resolveIncident): PageRoute['handle'] {
  return request => {
    const incident = incidentOf(request);
    change(request.pager, incident, personOf(request));
    return redirect(`/incidents/${incident.id}`, 303);
  };
}

function incidentOf({ pager, params }: PageRequest): IncidentRecord {
  return required(pager.store.incidents.get(params.id));
}
