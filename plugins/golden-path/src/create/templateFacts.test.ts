// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { templateFacts } from './templateFacts';

const aTemplate = (annotations: object): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'one', annotations: { ...annotations } },
});

it.each([
  {
    it: 'finds the changelog beside the template',
    annotations: {
      'macadam.dev/template-version': '1.2.0',
      'backstage.io/view-url':
        'https://forge.example/acme/platform/blob/main/templates/one/template.yaml',
    },
    facts: {
      version: '1.2.0',
      changelog:
        'https://forge.example/acme/platform/blob/main/templates/one/CHANGELOG.md',
    },
  },
  {
    it: 'links to no script',
    annotations: {
      'macadam.dev/template-version': '1.2.0',
      // eslint-disable-next-line no-script-url -- what must never become a link
      'backstage.io/view-url': 'javascript:alert(1)',
    },
    facts: { version: '1.2.0' },
  },
  { it: 'knows nothing of another template', annotations: {}, facts: {} },
])('$it', ({ annotations, facts }) => {
  expect(templateFacts(aTemplate(annotations))).toEqual(facts);
});
