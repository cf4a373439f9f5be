// SPDX-License-Identifier: Apache-2.0
import { toHit } from './hit';

const result = (document: object) => ({
  type: 'software-catalog',
  document: { title: 'a', text: '', location: '/a', ...document },
});

it('lets no address through that is not of the web', () => {
  const hit = toHit(
    result({
      // eslint-disable-next-line no-script-url
      runbookUrl: 'javascript:alert(1)',
      repositoryUrl: 'https://github.com/acme/a',
    }),
  );
  expect(hit?.runbookUrl).toBeUndefined();
  expect(hit?.repositoryUrl).toBe('https://github.com/acme/a');
});

it('leads to a runbook among the docs', () => {
  const runbookUrl = '/docs/default/component/a/runbook';
  expect(toHit(result({ runbookUrl }))?.runbookUrl).toBe(runbookUrl);
});

it('reads a document of somebody else, of which it knows the least', () => {
  expect(
    toHit({ ...result({ tags: 'x', kind: 3 }), type: 'faq' }),
  ).toMatchObject({
    documentType: 'faq',
    isEntity: false,
    tags: [],
    title: 'a',
  });
});

it('skips what has no place to go to', () => {
  expect(toHit(result({ location: undefined }))).toBeUndefined();
});
