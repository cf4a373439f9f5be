// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../http/Reply';
import type { Forge } from '../Forge';
import { GithubError, notFound } from '../http/GithubError';
import { requireJob } from '../routes/actions';
import { requireOwned, type RepositoryRecord } from '../store';
import { downloadAt, type Download } from './addresses';
import { jobLog, runLogs } from './logs';

/** Answers an address that a redirect has given. */
export async function answerDownload(forge: Forge, url: URL): Promise<Reply> {
  try {
    const download = downloadAt(url.pathname);
    if (!download) throw notFound();
    const { owner, repo } = download;
    return await contentOf(
      forge,
      forge.repositories.get(owner, repo),
      download,
    );
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    return json(error.body, { status: error.status });
  }
}

async function contentOf(
  forge: Forge,
  repository: RepositoryRecord,
  download: Download,
): Promise<Reply> {
  switch (download.kind) {
    case 'tarball':
      return archive(forge, repository, download.commit, 'tar.gz');
    case 'zipball':
      return archive(forge, repository, download.commit, 'zip');
    case 'run-logs': {
      const run = requireOwned(forge.store.runs, download.run, repository);
      const body = await runLogs(forge, repository, run);
      return file(`logs_${run.id}.zip`, 'application/zip', body);
    }
    default: {
      const { job } = await requireJob(forge, repository, download.job);
      const headers = { 'content-type': 'text/plain; charset=utf-8' };
      return { status: 200, headers, body: Buffer.from(jobLog(job)) };
    }
  }
}

const TYPES = { 'tar.gz': 'application/x-gzip', zip: 'application/zip' };

async function archive(
  forge: Forge,
  repository: RepositoryRecord,
  commit: string,
  format: keyof typeof TYPES,
): Promise<Reply> {
  const top = `${repository.owner}-${repository.name}-${commit.slice(0, 7)}`;
  const git = forge.repositories.git(repository);
  const { stdout } = await git.run([
    'archive',
    `--format=${format}`,
    `--prefix=${top}/`,
    commit,
  ]);
  return file(`${top}.${format}`, TYPES[format], stdout);
}

function file(name: string, type: string, body: Buffer): Reply {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename=${name}`,
    },
    body,
  };
}
