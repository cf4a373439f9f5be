// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createTemplateRenderer } from 'nunjitsu';

/*
 * Renews the lock files of the skeletons: one for each set of dependencies that the answers can
 * choose. Run it after a change of `package.json.njk`; with `--update` it takes newer versions too.
 */
const skeleton = resolve(
  import.meta.dirname,
  '../../../templates/node-microservice/skeleton',
);
const variants = [
  { directory: "${{ '.' if values.tracing }}", tracing: true },
  { directory: "${{ '.' if not values.tracing }}", tracing: false },
];
const NAME = 'service';

for (const { directory, tracing } of variants) {
  const lock = join(skeleton, directory, 'package-lock.json.njk');
  const work = await mkdtemp(join(tmpdir(), 'skeleton-lock-'));
  try {
    const manifest = await readFile(join(skeleton, 'package.json.njk'), 'utf8');
    const values = { name: NAME, description: '', tracing };
    await writeFile(
      join(work, 'package.json'),
      createTemplateRenderer({}).render(manifest, { values }),
    );
    await cp(join(skeleton, '.npmrc'), join(work, '.npmrc'));
    if (!process.argv.includes('--update')) {
      const known = await readFile(lock, 'utf8').catch(() => undefined);
      if (known) {
        await writeFile(
          join(work, 'package-lock.json'),
          known.replaceAll('${{ values.name }}', NAME),
        );
      }
    }
    execFileSync('npm', ['install', '--package-lock-only', '--no-audit'], {
      cwd: work,
      stdio: 'inherit',
    });
    const renewed = await readFile(join(work, 'package-lock.json'), 'utf8');
    await writeFile(
      lock,
      renewed.replaceAll(`"name": "${NAME}"`, '"name": "${{ values.name }}"'),
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
