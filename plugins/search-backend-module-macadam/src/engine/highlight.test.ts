// SPDX-License-Identifier: Apache-2.0
import { beginsLike, looksLike, marked, markedExcerpt } from './highlight';

const tags = { preTag: '[', postTag: ']' };

it.each([
  { asked: ['pay'], text: 'payment-service', shown: '[payment]-service' },
  { asked: ['service'], text: 'Payment Service', shown: 'Payment [Service]' },
  { asked: ['sohne'], text: 'Söhne', shown: '[Söhne]' },
  { asked: ['deploying'], text: 'how we deploy', shown: 'how we [deploy]' },
  { asked: ['ment'], text: 'payment', shown: undefined },
])('$asked marks $text as $shown', ({ asked, text, shown }) => {
  expect(marked(text, beginsLike(asked), tags)).toBe(shown);
});

it('marks the word that was mistyped', () => {
  expect(marked('payment-service', looksLike(['paymnet']), tags)).toBe(
    '[payment]-service',
  );
});

it('shows the surroundings of the first match', () => {
  const text = `${'before '.repeat(50)}the ledger${' after'.repeat(100)}`;
  const excerpt = markedExcerpt(text, beginsLike(['ledger']), tags);
  expect(excerpt).toMatch(/^… before .* the \[ledger\] after .* …$/);
  expect(excerpt?.length).toBeLessThan(260);
});

it('shows nothing of a text that does not match', () => {
  expect(markedExcerpt('nothing here', beginsLike(['ledger']), tags)).toBe(
    undefined,
  );
});

it('survives a word without an end', () => {
  const text = `x ${'a'.repeat(50_000)}`;
  expect(markedExcerpt(text, beginsLike(['aaa']), tags)).toContain('[aaa');
});
