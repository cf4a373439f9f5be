// SPDX-License-Identifier: Apache-2.0
import { aCharge } from '../__testUtils__/bills';
import { allocate } from './allocate';
import { Directory, type CostedEntity } from './Directory';
import { clusterSchema, ruleSchema } from './rules';
import { sayingOf, sharingOf } from './sayings';
import { z } from 'zod/v3';

const component = (name: string, given: Partial<CostedEntity> = {}) => ({
  ref: `component:default/${name}`,
  kind: 'component',
  name,
  title: name,
  ownerRefs: [],
  personRefs: [],
  parentRefs: [],
  annotations: {},
  ...given,
});

const directory = new Directory([
  component('payments', { annotations: { 'acme/resources': 'i-1, db-*' } }),
  component('ledger', { annotations: { 'acme/resources': 'db-ledger-*' } }),
  component('twice'),
  component('twice', { ref: 'component:other/twice' }),
  component('team', { kind: 'group', ref: 'group:default/team' }),
]);

const rule = (given: object) =>
  ruleSchema(z.string()).parse({ name: 'The rule', ...given });

const of = (subject: object, ...rules: object[]) =>
  allocate(aCharge({ subject }).subject, rules.map(rule), directory);

const byTag = { from: 'tag:service', kind: 'component' };

it.each([
  {
    name: 'a tag names it',
    subject: { tags: { service: 'Payments' } },
    rules: [byTag],
    is: 'component:default/payments',
  },
  {
    name: 'a tag is its reference',
    subject: { tags: { service: 'component:other/twice' } },
    rules: [byTag],
    is: 'component:other/twice',
  },
  {
    name: 'a tag names a team',
    subject: { tags: { team: 'team' } },
    rules: [{ from: 'tag:team', kind: 'group' }],
    is: 'group:default/team',
  },
  {
    name: 'a part of the namespace names it',
    subject: { namespace: 'payments-production' },
    rules: [
      {
        from: 'namespace',
        pattern: '(?<name>.+)-(staging|production)',
        kind: 'component',
      },
    ],
    is: 'component:default/payments',
  },
  {
    name: 'its annotation lists the resource',
    subject: { resourceId: 'i-1' },
    rules: [{ from: 'resource', annotation: 'acme/resources' }],
    is: 'component:default/payments',
  },
  {
    name: 'of two beginnings the longer one holds',
    subject: { resourceId: 'db-ledger-1' },
    rules: [{ from: 'resource', annotation: 'acme/resources' }],
    is: 'component:default/ledger',
  },
  {
    name: 'a rule names it',
    subject: { resourceId: 'ci-7' },
    rules: [
      { from: 'resource', pattern: 'ci-.*', entity: 'group:default/team' },
    ],
    is: 'group:default/team',
  },
  {
    name: 'the first rule that leads somewhere decides',
    subject: { resourceId: 'i-1', tags: { service: 'nobody' } },
    rules: [byTag, { from: 'resource', annotation: 'acme/resources' }],
    is: 'component:default/payments',
  },
])('$name', ({ subject, rules, is }) => {
  expect(of(subject, ...rules)?.entityRef).toBe(is);
});

it.each([
  {
    name: 'a name that the catalog does not know',
    subject: { tags: { service: 'nobody' } },
    rules: [byTag],
  },
  {
    name: 'a name that two bear, neither of them in the default namespace alone',
    subject: { tags: { service: 'constructor' } },
    rules: [byTag],
  },
  {
    name: 'a tag that is not there',
    subject: { tags: {} },
    rules: [{ from: 'tag:toString', kind: 'component' }],
  },
  {
    name: 'a part that does not match',
    subject: { namespace: 'xpayments' },
    rules: [{ from: 'namespace', pattern: 'pay', kind: 'component' }],
  },
  {
    name: 'another provider',
    subject: { tags: { service: 'payments' } },
    rules: [{ ...byTag, where: { provider: 'Azure' } }],
  },
])('leads nowhere: $name', ({ subject, rules }) => {
  expect(of(subject, ...rules)).toBeUndefined();
});

it('says the whole of what matched, and not only the part that counts', () => {
  const pattern = '(?<name>.+)-production';
  const rules = { from: 'namespace', pattern, kind: 'component' };
  expect(of({ namespace: 'payments-production' }, rules)).toMatchObject({
    entityRef: 'component:default/payments',
    because: 'namespace = payments-production',
  });
});

it('leads nowhere by a rule whose entity is not in the catalog', () => {
  const gone = 'group:default/gone';
  const rules = { from: 'resource', pattern: '.*', entity: gone };
  expect(of({ resourceId: 'ci-7' }, rules)).toBeUndefined();
});

it('says which rule it was, and what matched it', () => {
  expect(of({ tags: { service: 'payments' } }, byTag)).toMatchObject({
    rule: 'The rule',
    because: 'tag service = payments',
  });
  expect(sayingOf(rule(byTag))).toBe('tag service names a component');
});

it('says what keeps a cluster from counting twice', () => {
  const billed = [clusterSchema.parse({ name: 'main', from: 'tag:cluster' })];
  expect(sharingOf('main', billed)).toMatch(
    /known by tag cluster\. The bill is the sum/,
  );
  expect(sharingOf('lab', billed)).toMatch(/^No bill is known/);
});

it.each([
  { name: 'no target', given: { from: 'namespace' } },
  { name: 'two targets', given: { ...byTag, annotation: 'x' } },
  { name: 'an unknown field', given: { from: 'colour', kind: 'component' } },
  { name: 'no pattern', given: { ...byTag, pattern: '(' } },
  { name: 'an unknown condition', given: { ...byTag, where: { day: '1' } } },
])('is no rule: $name', ({ given }) => {
  expect(() => rule(given)).toThrow();
});

describe('what belongs to an entity', () => {
  const tree = new Directory([
    component('a', {
      ownerRefs: ['group:default/low'],
      parentRefs: ['system:default/s'],
    }),
    component('b', { parentRefs: ['component:default/a'] }),
    component('s', {
      kind: 'system',
      ref: 'system:default/s',
      parentRefs: ['domain:default/d'],
    }),
    component('d', { kind: 'domain', ref: 'domain:default/d' }),
    component('low', {
      kind: 'group',
      ref: 'group:default/low',
      parentRefs: ['group:default/high'],
    }),
    component('high', {
      kind: 'group',
      ref: 'group:default/high',
      parentRefs: ['group:default/high'],
    }),
  ]);

  it.each([
    ['component:default/a', ['component:default/a', 'component:default/b']],
    [
      'domain:default/d',
      [
        'domain:default/d',
        'system:default/s',
        'component:default/a',
        'component:default/b',
      ],
    ],
    [
      'group:default/high',
      [
        'group:default/high',
        'group:default/low',
        'component:default/a',
        'component:default/b',
      ],
    ],
  ])('%s', (ref, parts) => {
    expect(tree.withParts(ref)).toEqual(parts);
  });
});
