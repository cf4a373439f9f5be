// SPDX-License-Identifier: Apache-2.0
import { buffer } from 'node:stream/consumers';
import archiver from 'archiver';
import type { JobState } from '../actions/jobs';
import type { Forge } from '../Forge';
import { jobsOf } from '../routes/actions';
import type { RepositoryRecord, RunRecord } from '../store';

/** What a job has written so far: its steps' commands. Nothing was executed, so there is no output. */
export function jobLog(job: JobState): string {
  return job.steps.map(stepLog).join('');
}

function stepLog(step: JobState['steps'][number]): string {
  if (!step.startedAt || step.conclusion === 'skipped') return '';
  const at = step.startedAt.toISOString();
  const commands = (step.command ?? '').trim().split('\n');
  const lines = [`##[group]${step.name}`, ...commands, '##[endgroup]'];
  if (step.conclusion === 'failure') {
    lines.push('##[error]Process completed with exit code 1.');
  }
  return lines
    .filter(Boolean)
    .map(line => `${at} ${line}\n`)
    .join('');
}

/** As GitHub packs them: a text for each job, and a folder with a text for each of its steps. */
export async function runLogs(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
): Promise<Buffer> {
  const jobs = await jobsOf(forge, repository, run);
  const zip = archiver('zip');
  for (const [index, job] of jobs.entries()) {
    const folder = fileName(job.name);
    zip.append(jobLog(job), { name: `${index}_${folder}.txt` });
    for (const [number, step] of job.steps.entries()) {
      const name = `${folder}/${number + 1}_${fileName(step.name)}.txt`;
      zip.append(stepLog(step), { name });
    }
  }
  void zip.finalize();
  return buffer(zip);
}

/** Names of jobs and steps are anybody's text. */
function fileName(name: string): string {
  return name.replace(/[^\w .-]/g, '_');
}
