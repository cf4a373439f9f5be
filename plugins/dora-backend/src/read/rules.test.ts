// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { METRIC_IDS, RULE_VERSION } from '@macadam/plugin-dora-common';
import { RULES, rulesOf } from './rules';

const repository = join(
  resolvePackagePath('@macadam/plugin-dora-backend'),
  '../..',
);
const page = readFileSync(
  join(repository, 'docs/operating/delivery.md'),
  'utf8',
).replace(/ +/g, ' ');

it('the documentation tells the rules in the words of the answers, with their version', () => {
  const missing = Object.entries(RULES).filter(
    ([id, text]) => !page.includes(`| ${id} | ${text} |`),
  );
  expect(missing).toEqual([]);
  expect(page).toContain(`Version ${RULE_VERSION}.`);
});

it('each rule is told with some metric', () => {
  const told = METRIC_IDS.flatMap(metric =>
    rulesOf(metric).map(({ id }) => id),
  );
  expect(new Set(told)).toEqual(new Set(Object.keys(RULES)));
});
