// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { timeOf } from '../../pages/timeOf';
import { statusOf } from '../incidents/state';
import { shiftsOf, type Shift } from '../oncall/shifts';
import type { Pager } from '../Pager';
import type { PolicyRecord } from '../store';
import { incidentList } from './incidents';
import {
  pageRoute,
  renderPage,
  required,
  type PageRequest,
  type PageRoute,
} from './layout';

export const servicePages: PageRoute[] = [
  pageRoute('GET /services', showServices),
  pageRoute('GET /service-directory/{id}', showService),
  pageRoute('GET /escalation_policies', showPolicies),
  pageRoute('GET /escalation_policies/{id}', request => {
    const { pager, params } = request;
    return showPolicy(request, pager.store.policies.get(params.id));
  }),
  pageRoute('GET /schedules/{id}', request => {
    const { policies, schedules } = request.pager.store;
    const schedule = schedules.get(request.params.id);
    return showPolicy(request, policies.get(schedule?.policyId ?? ''));
  }),
  pageRoute('GET /teams/{id}', request => {
    const policies = request.pager.store.policies.values();
    const own = policies.find(({ teamId }) => teamId === request.params.id);
    return showPolicy(request, own);
  }),
  pageRoute('GET /users/{id}', showUser),
];

function showServices(request: PageRequest): Reply {
  const { store } = request.pager;
  const byName = store.services
    .values()
    .sort((a, b) => a.name.localeCompare(b.name));
  const open = store.incidents
    .values()
    .filter(incident => statusOf(incident) !== 'resolved');
  return renderPage(request, {
    title: 'Services',
    section: 'Services',
    body: html`<h1>Services</h1>
      <ul class="rows">
        ${byName.map(({ id, name, description }) => {
          const count = open.filter(one => one.serviceId === id).length;
          return html`<li>
            <span>
              <a href="/service-directory/${id}">${name}</a>
              <span class="detail">${description}</span>
            </span>
            <span class="detail"
              >${id}${count > 0 && html`, ${count} open`}</span
            >
          </li>`;
        })}
      </ul>`,
  });
}

function showService(request: PageRequest): Reply {
  const { pager, params } = request;
  const service = required(pager.store.services.get(params.id));
  const policy = required(pager.store.policies.get(service.policyId));
  const incidents = pager.store.incidents
    .values()
    .filter(({ serviceId }) => serviceId === service.id)
    .reverse();
  return renderPage(request, {
    title: service.name,
    section: 'Services',
    body: html`<h1>${service.name} <span class="tag">${service.id}</span></h1>
      <p>${service.description}</p>
      <p><a href="/?service=${service.id}">Open an incident</a></p>
      <h2>On call</h2>
      ${onCallList(pager, policy)}
      <h2>Incidents</h2>
      ${incidentList(pager, incidents)}`,
  });
}

function showPolicies(request: PageRequest): Reply {
  const { pager } = request;
  return renderPage(request, {
    title: 'On call',
    section: 'On call',
    body: html`<h1>On call</h1>
      ${pager.store.policies.values().map(
        policy => html`<h2>
            <a href="/escalation_policies/${policy.id}">${policy.name}</a>
          </h2>
          ${onCallList(pager, policy)}`,
      )}`,
  });
}

function showPolicy(
  request: PageRequest,
  found: PolicyRecord | undefined,
): Reply {
  const policy = required(found);
  return renderPage(request, {
    title: policy.name,
    section: 'On call',
    body: html`<h1>${policy.name}</h1>
      ${onCallList(request.pager, policy)}`,
  });
}

function onCallList(pager: Pager, policy: PolicyRecord): Html {
  const now = pager.clock.now();
  const shifts = shiftsOf(pager, policy, { since: now, until: now });
  if (shifts.length === 0) return html`<p>Nobody.</p>`;
  return html`<ul class="rows">
    ${shifts.map(shift => shiftRow(pager, shift))}
  </ul>`;
}

function shiftRow(pager: Pager, { level, userId, end }: Shift): Html {
  return html`<li>
    <a href="/users/${userId}">${pager.store.users.get(userId)?.name}</a>
    <span class="detail">
      level ${level}, ${end ? html`until ${timeOf(end)}` : 'always'}
    </span>
  </li>`;
}

function showUser(request: PageRequest): Reply {
  const { pager, params } = request;
  const user = required(pager.store.users.get(params.id));
  const incidents = pager.store.incidents
    .values()
    .filter(({ assignees }) => assignees.includes(user.id))
    .reverse();
  return renderPage(request, {
    title: user.name,
    body: html`<h1>${user.name}</h1>
      <p class="detail">${user.email}, ${user.jobTitle}</p>
      <h2>Woken for</h2>
      ${incidentList(pager, incidents)}`,
  });
}
