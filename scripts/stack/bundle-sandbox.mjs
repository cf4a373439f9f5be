// SPDX-License-Identifier: Apache-2.0
// Bundles the sandbox to one file:
//   bundle-sandbox.mjs <directory>
import path from 'node:path';
import { bundle } from './bundle.mjs';

const [directory] = process.argv.slice(2);
const bundling = bundle({
  workspace: 'packages/sandbox',
  entry: 'src/main.ts',
  outfile: path.join(directory, 'main.mjs'),
  format: 'esm',
});
// esbuild has already printed what is wrong, and where.
await bundling.catch(() => process.exit(1));
