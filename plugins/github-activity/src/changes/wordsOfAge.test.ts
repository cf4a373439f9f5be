// SPDX-License-Identifier: Apache-2.0
import type { LastChange } from '@macadam/plugin-github-activity-common';
import { wordsOfAge } from './wordsOfAge';

const now = new Date('2026-06-01T12:00:00Z');
const at = (iso: string): LastChange => ({
  change: {
    kind: 'measured',
    at: `${iso}T12:00:00.000Z`,
    title: 'Change it',
    url: 'https://forge.example/acme/shop/commit/1',
  },
  source: {},
});
const unknown: LastChange = {
  change: { kind: 'no-data', why: 'unreachable', reason: 'It is away' },
  source: {},
};

it.each([
  {
    name: 'what was changed within the year asks for nothing',
    code: at('2025-06-20'),
    says: [],
  },
  {
    name: 'the owner of what rests is asked whether it is still theirs',
    code: at('2025-04-01'),
    says: [
      'Nobody has changed it for 14 months: is it still yours? Mark it deprecated in its catalog file, or hand it over.',
    ],
  },
  {
    name: 'others ask the owner',
    code: at('2025-04-01'),
    isTheirs: false,
    says: [
      'Nobody has changed it for 14 months: ask its owners whether they still look after it.',
    ],
  },
  {
    name: 'what is deprecated may rest',
    code: at('2025-04-01'),
    isDeprecated: true,
    says: [],
  },
  {
    name: 'docs that stayed behind are said to',
    code: at('2026-05-30'),
    docs: at('2025-10-01'),
    says: [
      'The docs are 8 months older than the code: they may tell of what is gone.',
    ],
  },
  {
    name: 'docs of about the same time are well',
    code: at('2026-05-30'),
    docs: at('2026-01-01'),
    says: [],
  },
  {
    name: 'docs that are newer are well',
    code: at('2025-10-01'),
    docs: at('2026-05-30'),
    says: [],
  },
  {
    name: 'what is not known is not old',
    code: unknown,
    docs: at('2020-01-01'),
    says: [],
  },
])('$name', ({ code, docs, isTheirs = true, isDeprecated = false, says }) => {
  const words = wordsOfAge({ code, docs, isTheirs }, { isDeprecated, now });
  expect(words).toEqual(says);
});
