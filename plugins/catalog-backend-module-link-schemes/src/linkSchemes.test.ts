// SPDX-License-Identifier: Apache-2.0
/* eslint-disable no-script-url -- what must not pass */
import type { Entity } from '@backstage/catalog-model';
import { linkProblems } from './linkSchemes';

function anEntity(metadata: Partial<Entity['metadata']>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'invoices', ...metadata },
  };
}

it.each([
  'https://wiki.example/a?b=javascript:c',
  'HTTP://wiki.example',
  'mailto:team@acme.example',
  '/docs/default/component/invoices',
  'docs/javascript',
])('lets a link lead to %s', url => {
  expect(linkProblems(anEntity({ links: [{ url }] }))).toEqual([]);
});

it.each([
  ['javascript', 'javascript:alert(1)'],
  ['javascript', ' \u0001JavaScript:alert(1)'],
  ['javascript', 'java\nscript\t:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['vbscript', 'vbscript:x'],
  ['file', 'file:///etc/passwd'],
  ['blob', 'blob:https://acme.example/1'],
])('refuses a link with the scheme %s: %j', (scheme, url) => {
  const links = [{ url: 'https://wiki.example' }, { url }];
  expect(linkProblems(anEntity({ links }))).toEqual([
    `metadata.links[1].url begins with ${scheme}: where only http:, https: and mailto: are allowed`,
  ]);
});

it.each(['dir:.', 'url:https://forge.example/acme', 'a=b', 'acme/x', 'PT1:2'])(
  'lets an annotation say %s',
  value => {
    expect(linkProblems(anEntity({ annotations: { a: value } }))).toEqual([]);
  },
);

it.each(['javascript:1', 'url:javascript:1', '\tDATA:text/html,x'])(
  'refuses the annotation %j',
  value => {
    expect(
      linkProblems(
        anEntity({ annotations: { 'backstage.io/edit-url': value } }),
      ),
    ).toEqual([
      'metadata.annotations["backstage.io/edit-url"] begins with javascript:, data: or vbscript:, which is never allowed',
    ]);
  },
);
