// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { InputError, NotFoundError } from '@backstage/errors';
import { stringify } from 'yaml';
import { mkdocsConfiguration } from './mkdocsConfiguration';
import { writeMetadata } from './publishSite';

const TIMEOUT_MS = 120_000;

/**
 * Builds the docs of an exported tree into `siteDir`, as a repository's own pipeline would with
 * `techdocs-cli generate --no-docker`.
 *
 * MkDocs is called directly. The library behind techdocs-cli (`@backstage/plugin-techdocs-node`)
 * does no more than this here, but loads the clients of four clouds: one more second for each build,
 * or 105 MB for as long as the sandbox runs. MkDocs alone takes 0.8 seconds and 50 MB, and gives
 * them back.
 */
export async function buildSite(options: {
  mkdocsBin: string;
  treeDir: string;
  siteDir: string;
  /** Identifies what the site was built from. */
  etag: string;
  signal: AbortSignal;
}): Promise<void> {
  const { mkdocsBin, treeDir, siteDir, etag, signal } = options;
  const source = await readFile(path.join(treeDir, 'mkdocs.yml'), 'utf8').catch(
    () => {
      throw new NotFoundError('there is no mkdocs.yml');
    },
  );
  const configuration = mkdocsConfiguration(source);
  const docsDir = path.resolve(treeDir, configuration.docs_dir);
  if (!docsDir.startsWith(treeDir + path.sep)) {
    throw new InputError('docs_dir leads out of the repository');
  }
  const configFile = path.join(treeDir, 'mkdocs.runner.yml');
  await writeFile(configFile, stringify(configuration));
  await runMkdocs({
    command: path.join(mkdocsBin, 'mkdocs'),
    args: ['build', '--quiet', '-f', configFile, '-d', siteDir],
    cwd: treeDir,
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  const { site_name, site_description } = configuration;
  await writeMetadata(siteDir, { site_name, site_description, etag });
}

async function runMkdocs(options: {
  command: string;
  args: string[];
  cwd: string;
  signal: AbortSignal;
}): Promise<void> {
  const { command, args, cwd, signal } = options;
  const child = spawn(command, args, {
    cwd,
    signal,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'ignore', 'pipe'],
    // Of the sandbox's environment only the path: tokens are none of a repository's business.
    env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8' },
  });
  if (child.pid)
    os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', chunk => {
    complaints = (complaints + chunk).slice(-4000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(lastLine(complaints) ?? `exit code ${code}`);
}

function lastLine(text: string): string | undefined {
  const lines = text.split('\n').map(line => line.trim());
  return lines.filter(Boolean).at(-1);
}
