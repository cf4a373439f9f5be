// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parser } from '@prometheus-io/lezer-promql';
import { checkout, Project } from '../project';
import { aService } from './answers';

interface Resource {
  kind: string;
  metadata: { name: string; labels: Record<string, string> };
  spec: Record<string, never>;
}

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  labels?: Record<string, string>;
}

interface Dashboard {
  uid: string;
  panels: Panel[];
}

interface Panel {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: Array<{ expr: string; refId: string }>;
}

const directory = createMockDirectory();
let project: Project;
beforeAll(async () => {
  project = await Project.render({
    template: 'node-microservice',
    values: { ...aService({ tracing: true }) },
    directory: directory.path,
  });
});

async function resources(): Promise<Resource[]> {
  const files = (await project.files()).filter(
    file => /^k8s\/.*\.yaml$/.test(file) && !file.includes('kustomization'),
  );
  return files.flatMap(file => project.yaml<Resource>(file));
}

function check(list: unknown[]): string {
  const script = join(checkout, 'packages/template-tests/scripts/schemas.mjs');
  const { NODE_OPTIONS, ...env } = process.env;
  const { stderr } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(list),
    encoding: 'utf8',
    env,
  });
  return stderr;
}

it('every manifest fits the schema of its kind', async () => {
  const found = await resources();
  expect(found.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'Deployment',
      'PrometheusRule',
      'AlertmanagerConfig',
      'ExternalSecret',
    ]),
  );
  expect(check(found)).toBe('');
});

it('a manifest that does not fit is found', async () => {
  const [deployment] = await resources();
  const broken = {
    ...deployment,
    spec: { ...deployment.spec, replicas: 'two' },
  };
  expect(check([broken])).toContain('replicas');
});

function rules(): Rule[] {
  const [{ spec }] = project.yaml<{ spec: { groups: { rules: Rule[] }[] } }>(
    'k8s/overlays/production/alerts.yaml',
  );
  return spec.groups.flatMap(group => group.rules);
}

const dashboard = () => project.json<Dashboard>('k8s/base/dashboard.json');

/** Whether Prometheus' own grammar can read it; Grafana's variables stand for what it puts there. */
function isPromql(query: string): boolean {
  const tree = parser.parse(query.replaceAll('$__rate_interval', '5m'));
  let isBroken = false;
  tree.iterate({
    enter: node => {
      isBroken ||= node.type.isError;
    },
  });
  return !isBroken;
}

it('every query is one by Prometheus’ own grammar', () => {
  const queries = [
    ...rules().map(({ expr }) => expr),
    ...dashboard().panels.flatMap(({ targets }) =>
      (targets ?? []).map(({ expr }) => expr),
    ),
  ];
  expect(queries.length).toBeGreaterThan(30);
  expect(queries.filter(query => !isPromql(query))).toEqual([]);
  expect(isPromql('sum by (route) rate(http_requests_total[5m])')).toBe(false);
});

it('the dashboard shows promises, the four golden signals, and covers no panel', () => {
  const { uid, panels } = dashboard();
  expect(uid).toMatch(/^[\w-]{1,40}$/);
  expect(panels.filter(({ type }) => type === 'row')).toMatchObject([
    { title: 'Promises of the last 30 days' },
    { title: 'Traffic and errors' },
    { title: 'Latency' },
    { title: 'Saturation' },
  ]);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from(
      { length: w * h },
      (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`,
    ),
  );
  expect(new Set(cells).size).toBe(cells.length);
  for (const panel of panels.filter(({ type }) => type !== 'row')) {
    expect(panel.description).toEqual(expect.any(String));
    expect(panel.targets).not.toEqual([]);
  }
});

it('alerts go to the team: its pages at once, its tickets without waking anybody', async () => {
  const alerts = rules().filter(({ alert }) => alert);
  expect(alerts).toHaveLength(9);
  for (const { labels } of alerts) {
    expect(labels).toMatchObject({
      // The operator routes by it: an alert without reaches no one.
      namespace: 'greeter-production',
      team: 'payments-team',
      severity: expect.stringMatching(/^(page|ticket)$/),
    });
  }
  const [routing] = (await resources()).filter(
    ({ kind }) => kind === 'AlertmanagerConfig',
  );
  expect(routing.spec).toMatchObject({
    route: {
      receiver: 'ticket',
      matchers: [{ name: 'team', value: 'payments-team' }],
      routes: [{ receiver: 'page', matchers: [{ value: 'page' }] }],
    },
    receivers: ['page', 'ticket'].map(name => ({
      name,
      pagerdutyConfigs: [
        { routingKey: { name: 'greeter-pagerduty', key: 'routing-key' } },
      ],
    })),
  });
});
