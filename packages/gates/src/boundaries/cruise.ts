// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { repositoryRoot, runTool } from '../repository';

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

/** What dependency-cruiser finds in `folders` of `directory` by the repository's rules, as `rule: from -> to`. */
export async function cruise(directory: string, folders: string[]) {
  const rules = join(repositoryRoot, '.dependency-cruiser.cjs');
  const output = await runTool(
    'depcruise',
    ['--config', rules, '--output-type', 'json', ...folders],
    directory,
  );
  const { summary }: { summary: { violations: Violation[] } } =
    JSON.parse(output);
  return summary.violations
    .map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
    .sort();
}
