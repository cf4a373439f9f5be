// SPDX-License-Identifier: Apache-2.0
// Checks files of vectors against a database of its own:
//   main <file>...   with the database as JSON in VECTORS_DATABASE, and the order of events by VECTORS_SEED
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import knexOf, { type Knex } from 'knex';
import { checkFile } from './checkFile';
import { EventVectors } from './EventVectors';
import type { Mismatch } from './mismatches';
import { shuffleFrom } from './shuffle';

main().catch(error => {
  const isOurs = isError(error) && error.name === 'InputError';
  say(isOurs ? error.message : String(error.stack ?? error));
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const seed = Number(process.env.VECTORS_SEED ?? Date.now() % 1e9);
  const knex = knexOf({
    client: 'pg',
    connection: JSON.parse(process.env.VECTORS_DATABASE!),
  });
  try {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@macadam/plugin-dora-backend',
        'migrations',
      ),
    });
    await checkAll(knex, seed);
  } finally {
    await knex.destroy();
  }
}

async function checkAll(knex: Knex, seed: number): Promise<void> {
  const eventVectors = new EventVectors({
    knex,
    logger: { warn: say, debug() {} },
    shuffle: shuffleFrom(seed),
  });
  let failed = 0;
  for (const file of process.argv.slice(2)) {
    const { vectors, mismatches } = await checkFile(file, eventVectors);
    mismatches.forEach(mismatch => say(textOf(mismatch)));
    const differ = new Set(mismatches.map(({ vector }) => vector)).size;
    failed += differ;
    say(`${file}: ${vectors - differ} of ${vectors} vectors hold`);
  }
  if (failed > 0) {
    say(`Events were told in the order of VECTORS_SEED=${seed}`);
    process.exitCode = 1;
  }
}

function textOf({ vector, key, expected, got }: Mismatch): string {
  const [wanted, found] = [expected, got].map(value =>
    value === undefined ? 'nothing' : JSON.stringify(value),
  );
  return `✘ ${vector}: ${key}: expected ${wanted}, got ${found}`;
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
