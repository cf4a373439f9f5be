// SPDX-License-Identifier: Apache-2.0
// Bundles the sandbox to one file:
//   bundle-sandbox.mjs <directory>
import path from 'node:path';
import { build } from 'esbuild';
import { linkOwnModules } from './workspaces.mjs';
import { checkout } from './settings.mjs';

const [directory] = process.argv.slice(2);
const workspace = path.join(checkout, 'packages', 'sandbox');

const bundling = build({
  entryPoints: [path.join(workspace, 'src', 'main.ts')],
  outfile: path.join(directory, 'main.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: 'inline',
  logLevel: 'warning',
  plugins: [
    {
      name: 'own-code-only',
      setup({ onResolve }) {
        // Ours is TypeScript and goes in; what comes from the registry is found at run time.
        onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
          kind === 'entry-point' || name.startsWith('@macadam/')
            ? undefined
            : { path: name, external: true },
        );
      },
    },
  ],
});

// esbuild has already printed what is wrong, and where.
await bundling.catch(() => process.exit(1));
linkOwnModules(workspace, directory);
