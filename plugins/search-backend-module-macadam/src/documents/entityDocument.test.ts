// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { toEntityDocument } from './entityDocument';

const anEntity = (metadata: object = {}, more: object = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payment-service', ...metadata },
  ...more,
});

it('answers who owns it, who is on call, and where it is', () => {
  const entity = anEntity(
    {
      title: 'Payments',
      description: 'Takes payments',
      tags: ['python'],
      annotations: {
        'backstage.io/source-location':
          'url:https://github.com/acme/payment-service/tree/main/',
        'pagerduty.com/service-id': 'P1234AB',
      },
      links: [{ url: 'https://wiki.acme.test/runbook', title: 'Runbook' }],
    },
    {
      spec: { type: 'service', owner: 'payments-team', system: 'checkout' },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/payments-team' },
      ],
    },
  );
  expect(toEntityDocument(entity)).toMatchObject({
    name: 'payment-service',
    title: 'Payments',
    text: 'Takes payments',
    owner: 'payments-team',
    ownerRef: 'group:default/payments-team',
    system: 'checkout',
    tags: ['python'],
    repositoryUrl: 'https://github.com/acme/payment-service/tree/main/',
    runbookUrl: 'https://wiki.acme.test/runbook',
    pagerdutyServiceId: 'P1234AB',
  });
});

it('calls a person what people call them', () => {
  const person = anEntity(
    { name: 'priya' },
    { kind: 'User', spec: { profile: { displayName: 'Priya Nair' } } },
  );
  expect(toEntityDocument(person)).toMatchObject({
    name: 'priya',
    title: 'Priya Nair',
  });
});

it.each([
  // eslint-disable-next-line no-script-url
  { links: [{ url: 'javascript:alert(1)', title: 'Runbook' }] },
  // eslint-disable-next-line no-script-url
  {
    annotations: { 'backstage.io/source-location': 'url:javascript:alert(1)' },
  },
  { annotations: { 'backstage.io/source-location': 'file:/etc/passwd' } },
  { annotations: { 'backstage.io/source-location': 'rubbish' } },
])('takes no address from %j', metadata => {
  const { repositoryUrl, runbookUrl } = toEntityDocument(anEntity(metadata));
  expect([repositoryUrl, runbookUrl]).toEqual([undefined, undefined]);
});

it.each([{ system: {} }, { system: '::' }, { profile: [] }, { profile: null }])(
  'stands a spec of %j',
  spec => {
    expect(toEntityDocument(anEntity({}, { spec }))).toMatchObject({
      title: 'payment-service',
      system: undefined,
    });
  },
);
