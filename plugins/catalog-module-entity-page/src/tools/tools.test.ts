// SPDX-License-Identifier: Apache-2.0
import { stateOf, tools } from './tools';

const anEntity = (annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payment-service', annotations },
});
const tool = (id: string) => tools.find(one => one.id === id)!;
const base = 'https://tool.example/';

it.each([
  {
    id: 'grafana',
    value: 'service=payments & refunds',
    href: 'https://tool.example/dashboards?tag=service%3Dpayments%20%26%20refunds',
  },
  {
    id: 'sonarqube',
    value: 'main/acme:payments',
    href: 'https://tool.example/dashboard?id=acme%3Apayments',
  },
  {
    id: 'pagerduty',
    value: 'P1',
    href: 'https://tool.example/service-directory/P1',
  },
  {
    id: 'argocd',
    value: '../../evil',
    href: 'https://tool.example/applications/..%2F..%2Fevil',
  },
])(
  '$id opens what the annotation names, and nothing beside',
  ({ id, value, href }) => {
    const [{ annotation }] = tool(id).ways;
    expect(stateOf(tool(id), anEntity({ [annotation]: value }), base)).toEqual({
      kind: 'link',
      href,
    });
  },
);

it('finds all that carries a label where no one thing is named', () => {
  const selected = { 'argocd/app-selector': 'app.kubernetes.io/name=greeter' };
  expect(stateOf(tool('argocd'), anEntity(selected), base)).toEqual({
    kind: 'link',
    href: 'https://tool.example/applications?labels=app.kubernetes.io%2Fname%3Dgreeter',
  });
});

it('tells what is not annotated from what is not set up', () => {
  const [{ annotation }] = tool('grafana').ways;
  expect(stateOf(tool('grafana'), anEntity({}), base).kind).toBe(
    'not-annotated',
  );
  expect(
    stateOf(tool('grafana'), anEntity({ [annotation]: 'x' }), undefined).kind,
  ).toBe('not-set-up');
});

it('knows a name that stands in the place of an id', () => {
  const placeholder = { 'pagerduty.com/service-id': 'payment-service' };
  expect(stateOf(tool('pagerduty'), anEntity(placeholder), base).kind).toBe(
    'not-there-yet',
  );
});
