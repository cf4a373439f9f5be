// SPDX-License-Identifier: Apache-2.0
import { markedParts } from './marks';

const tags = { preTag: '<x>', postTag: '</x>' };
const plain = (text: string) => ({ text, marked: false });
const marked = (text: string) => ({ text, marked: true });

it.each([
  { name: 'nothing matches', text: 'a service', parts: [plain('a service')] },
  {
    name: 'the middle matches',
    text: 'the <x>payment</x>-service',
    parts: [plain('the '), marked('payment'), plain('-service')],
  },
  {
    name: 'all of it matches, twice',
    text: '<x>a</x><x>b</x>',
    parts: [marked('a'), marked('b')],
  },
  {
    name: 'markup of the document stays text',
    text: '<b><x>pay</x></b>',
    parts: [plain('<b>'), marked('pay'), plain('</b>')],
  },
  { name: 'an empty text has no parts', text: '', parts: [] },
])('$name', ({ text, parts }) => {
  expect(markedParts(text, tags)).toEqual(parts);
});
