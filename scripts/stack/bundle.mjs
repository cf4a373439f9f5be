// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { build } from 'esbuild';
import { checkout } from './settings.mjs';
import { linkOwnModules } from './workspaces.mjs';

/**
 * Bundles a program of a workspace to one file, to be run from inside the checkout.
 * @param {object} options
 * @param {string} options.workspace as `packages/sandbox`
 * @param {string} options.entry its file, from the workspace
 * @param {string} options.outfile
 * @param {'esm' | 'cjs'} options.format
 */
export async function bundle({ workspace, entry, outfile, format }) {
  const source = path.join(checkout, workspace);
  await build({
    entryPoints: [path.join(source, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format,
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
  linkOwnModules(source, path.dirname(outfile));
}
