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

/** Where each annotation of each tool leads, but for the value itself. */
const placesFor = (value: string) =>
  tools.flatMap(one =>
    one.ways.map(({ annotation }) => {
      const state = stateOf(one, anEntity({ [annotation]: value }), base);
      if (state.kind !== 'link') return state.kind;
      const { origin, pathname, searchParams, hash } = new URL(state.href);
      const depth = pathname.split('/').length;
      return { origin, depth, asks: [...searchParams.keys()], hash };
    }),
  );

it.each([
  ...['../../evil', '--upload-pack=touch', '${{ 7 * 7 }}', '{% raw %}'],
  ...['"><script>alert(1)</script>', `'"`, 'a\nb', 'a\u202eb', 'a?b#c&d=e'],
  // eslint-disable-next-line no-script-url -- what must not pass
  ...['javascript:alert(1)', '//evil.example', '\\\\evil.example', '@evil'],
])('leads to no other place, whatever an annotation says: %j', value => {
  const ofId = placesFor('P1');
  expect(placesFor(value)).toEqual(
    // PagerDuty has ids of its own, and none of these is one.
    tools
      .flatMap(({ ways }) => ways)
      .map(({ isThere }, index) => (isThere ? 'not-there-yet' : ofId[index])),
  );
});

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
