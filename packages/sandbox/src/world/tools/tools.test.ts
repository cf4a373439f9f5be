// SPDX-License-Identifier: Apache-2.0
import { projectStatusOf } from '../../sonar/gate';
import { acmeDashboards, acmeProjects } from '.';

const toldAt = new Date('2026-03-11T10:30:00Z');
const projects = acmeProjects({ toldAt });

const dashboardsOf = (name: string) =>
  acmeDashboards().filter(({ tags }) => tags.includes(`service=${name}`));

it('has a dashboard for what runs in production, by the tag that its catalog file selects', () => {
  expect(dashboardsOf('payment-service')).toEqual([
    {
      uid: 'payment-service',
      title: 'payment-service: golden signals',
      tags: ['service', 'service=payment-service', 'payments-team'],
      panels: ['Latency', 'Traffic', 'Errors', 'Saturation'],
    },
  ]);
  const ids = acmeDashboards().map(({ uid }) => uid);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each(['recommendation-service', 'loyalty-service', 'carrier-gateway'])(
  'has none for %s',
  name => expect(dashboardsOf(name)).toEqual([]),
);

it.each([
  { name: 'payment-service', status: 'OK', failed: [] },
  { name: 'ledger-service', status: 'ERROR', failed: ['new_coverage'] },
  { name: 'order-timeline', status: 'ERROR', failed: ['new_violations'] },
  { name: 'recommendation-service', status: 'NONE', failed: [] },
  { name: 'loyalty-service', status: undefined, failed: undefined },
])('SonarQube says $status of $name', ({ name, status, failed }) => {
  const project = projects.find(({ key }) => key === `acme_${name}`);
  const answer = project && projectStatusOf(project);
  expect(answer?.status).toBe(status);
  const red = answer?.conditions.filter(one => one.status === 'ERROR');
  expect(red?.map(({ metricKey }) => metricKey)).toEqual(failed);
});

it('tells the same whenever it is asked', () => {
  expect(acmeProjects({ toldAt })).toEqual(projects);
});
