// SPDX-License-Identifier: Apache-2.0
import {
  storable,
  storableJson,
  wordsAsked,
  wordsOf,
  wordsOfName,
} from './words';

it.each([
  { text: 'payment-service', words: ['payment', 'service'] },
  { text: "O'Brien & Söhne", words: ['o', 'brien', 'sohne'] },
  { text: 'v2.1_beta', words: ['v2', '1', 'beta'] },
  { text: '支付 服务', words: ['支付', '服务'] },
  { text: ':*|&!()<->', words: [] },
  { text: '🎉', words: [] },
])('$text has the words $words', ({ text, words }) => {
  expect(wordsOf(text)).toEqual(words);
});

it('takes a name in camel case apart, and keeps it whole', () => {
  expect(wordsOfName('PaymentService')).toEqual([
    'paymentservice',
    'payment',
    'service',
  ]);
});

it('asks for each word once, and not for hundreds', () => {
  expect(wordsAsked('a b a')).toEqual(['a', 'b']);
  const many = Array.from({ length: 500 }, (_, i) => `word${i}`).join(' ');
  expect(wordsAsked(many)).toHaveLength(12);
});

it('leaves out what PostgreSQL cannot keep', () => {
  expect(storable('a\0b\ud800c🎉')).toBe('ab\ufffdc🎉');
});

it('leaves it out of JSON too, and nothing that only looks like it', () => {
  const value = { 'k\0ey': ['a\0\0b', '\ud800', '\\u0000', '🎉'] };
  expect(JSON.parse(storableJson(value))).toEqual({
    key: ['ab', '', '\\u0000', '🎉'],
  });
});
