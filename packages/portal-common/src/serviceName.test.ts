// SPDX-License-Identifier: Apache-2.0
import { isServiceName } from './serviceName';

it.each([
  { name: 'an ordinary name', value: 'payment-service', answer: true },
  { name: 'the shortest name', value: 'abc', answer: true },
  { name: 'the longest name', value: `a${'b'.repeat(49)}`, answer: true },
  {
    name: 'one character too many',
    value: `a${'b'.repeat(50)}`,
    answer: false,
  },
  { name: 'two characters', value: 'ab', answer: false },
  { name: 'a digit first', value: '1abc', answer: false },
  { name: 'a hyphen last', value: 'abc-', answer: false },
  { name: 'an upper-case letter', value: 'Abc', answer: false },
  { name: 'a path', value: '../abc', answer: false },
  { name: 'a line break after a good name', value: 'abc\n', answer: false },
])('$name', ({ value, answer }) => {
  expect(isServiceName(value)).toBe(answer);
});
