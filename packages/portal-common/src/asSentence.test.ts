// SPDX-License-Identifier: Apache-2.0
import { asSentence } from './asSentence';

it.each([
  ['Request failed with 403 Forbidden', 'Request failed with 403 Forbidden.'],
  ['Nobody answers. ', 'Nobody answers.'],
  ['Who are you?', 'Who are you?'],
])('%s', (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});
