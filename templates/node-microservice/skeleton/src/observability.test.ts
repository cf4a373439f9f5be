import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { createTestService } from './testing/service.ts';

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  annotations?: { runbook_url: string };
}

interface Rules {
  spec: { groups: { rules: Rule[] }[] };
}

interface Dashboard {
  panels: { targets?: { expr: string }[] }[];
}

interface Slo {
  metadata: { name: string };
  spec: { objectives: { target: number }[] };
}

const read = (path: string): string => readFileSync(path, 'utf8');

const { spec } = parse(read('k8s/overlays/production/alerts.yaml')) as Rules;
const rules = spec.groups.flatMap(group => group.rules);
const alerts = rules.filter(rule => rule.alert !== undefined);
const dashboard = JSON.parse(read('k8s/base/dashboard.json')) as Dashboard;
const slos = parseAllDocuments(read('slo.yaml')).map(
  document => document.toJS() as Slo,
);
const queries = [
  ...rules.map(rule => rule.expr),
  ...dashboard.panels.flatMap(({ targets }) =>
    (targets ?? []).map(target => target.expr),
  ),
];

describe('observability', () => {
  let served: Set<string | undefined>;

  before(async () => {
    const { app, metrics } = await createTestService('http://127.0.0.1:9/jwks');
    await app.inject('/v1/greetings/Ada');
    const { body } = await metrics.inject('/metrics');
    served = new Set(
      body.split('\n').map(line => /^([a-z\d_]+)[{ ]/.exec(line)?.[1]),
    );
    await app.close();
  });

  it('asks only for metrics that are served, or recorded from those', () => {
    const asked = queries.flatMap(query =>
      [...query.matchAll(/([\w:]+)\{/g)].map(([, name]) => name),
    );
    const recorded = new Set(rules.map(rule => rule.record));
    assert.ok(asked.length > 20);
    assert.deepEqual(
      asked.filter(name => !served.has(name) && !recorded.has(name)),
      [],
    );
  });

  it('alerts on the promises that slo.yaml makes', () => {
    for (const [name, target] of [
      ['Availability', 'availability'],
      ['Latency', 'latency'],
    ] as const) {
      const slo = slos.find(({ metadata }) => metadata.name.endsWith(target));
      const budget = 1 - (slo?.spec.objectives[0]?.target ?? 1);
      const thresholds = alerts
        .filter(({ alert }) => alert?.startsWith(`${name}Budget`))
        .flatMap(({ expr }) => [...expr.matchAll(/> ([\d.]+) \* ([\d.]+)/g)]);
      assert.deepEqual(
        [...new Set(thresholds.map(([, factor]) => factor))],
        ['14.4', '6', '1'],
      );
      for (const [, , part] of thresholds) {
        assert.ok(Math.abs(Number(part) - budget) < 1e-9);
      }
    }
  });

  it('has a section of the runbook for each alert, which leads there', () => {
    const sections = [...read('docs/runbook.md').matchAll(/^## (.+)$/gm)].map(
      ([, title]) => title,
    );
    for (const { alert, annotations } of alerts) {
      assert.ok(sections.includes(alert), alert);
      assert.match(
        annotations?.runbook_url ?? '',
        new RegExp(`/docs/runbook\\.md#${String(alert).toLowerCase()}$`),
      );
    }
  });
});
