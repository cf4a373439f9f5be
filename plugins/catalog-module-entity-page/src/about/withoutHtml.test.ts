// SPDX-License-Identifier: Apache-2.0
import { withoutHtml } from './withoutHtml';

it.each([
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
  ['a </b> <!-- c --> <?d?>', 'a &lt;/b> &lt;!-- c --> &lt;?d?>'],
  ['`open <img', '`open &lt;img'],
])('%s becomes words', (markdown, words) => {
  expect(withoutHtml(markdown)).toBe(words);
});

it.each([
  'Takes *payments*, 1 < 2',
  'See <https://docs.example> or <mailto:team@acme.example>',
  'Writes `<b>` and ``a ` <i>``',
  '```html\n<p>\n```',
])('%j stays as it is', markdown => {
  expect(withoutHtml(markdown)).toBe(markdown);
});
