// SPDX-License-Identifier: Apache-2.0
// Unpacks the backend's production bundle into a directory below the checkout, ready to run:
//   unpack-bundle.mjs <directory>
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extract } from 'tar';
import { link, linkOwnModules, workspaces } from './workspaces.mjs';
import { checkout } from './settings.mjs';

const [directory] = process.argv.slice(2);

for (const archive of ['skeleton.tar.gz', 'bundle.tar.gz']) {
  const file = path.join(checkout, 'packages', 'backend', 'dist', archive);
  await extract({ file, cwd: directory });
}

for (const workspace of workspaces()) {
  const built = path.join(directory, workspace);
  const manifest = path.join(built, 'package.json');
  if (!existsSync(manifest)) continue;
  const { name } = JSON.parse(readFileSync(manifest, 'utf8'));
  // Relative, because the directory gets its final name only when it is complete.
  link(
    path.relative(path.dirname(path.join('node_modules', name)), workspace),
    path.join(directory, 'node_modules', name),
  );
  linkOwnModules(path.join(checkout, workspace), built);
}
