// SPDX-License-Identifier: Apache-2.0
// Goes through the Dockerfile's steps without a container engine: the same build in a clean directory, then the same
// command as the same user, with nothing set but what is required, against an empty PostgreSQL.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyDockerContext } from './stack/docker-context.mjs';
import { commandOfImage, fromDockerfile } from './stack/dockerfile.mjs';
import { runProgram } from './stack/fault.mjs';
import { envWithNode, findNode } from './stack/node24.mjs';
import { freePort } from './stack/ports.mjs';
import { startPostgres } from './stack/postgres.mjs';
import { checkout } from './stack/settings.mjs';
import { step } from './stack/steps.mjs';
import { Supervisor } from './stack/supervisor.mjs';

const READY_WITHIN_MS = 120_000;

/**
 * @param {string} node
 * @param {string} work
 */
async function build(node, work) {
  const context = path.join(work, 'build');
  const portal = path.join(work, 'portal');
  copyDockerContext(checkout, context);
  const [script, ...args] = fromDockerfile(/^RUN (\S+build\.sh .*)$/gm)
    .replace('/portal', portal)
    .split(' ');
  const child = spawn(path.join(context, script), args, {
    cwd: context,
    env: { ...envWithNode(node), YARN_ENABLE_TELEMETRY: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return portal;
}

/**
 * @param {string} node
 * @param {string} portal
 * @param {NodeJS.ProcessEnv} env
 */
function start(node, portal, env) {
  const [, ...args] = commandOfImage();
  const [uid, gid] = fromDockerfile(/^USER (\d+:\d+)$/gm)
    .split(':')
    .map(Number);
  return spawn(node, args, {
    cwd: portal,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(process.getuid?.() === 0 && { uid, gid }),
  });
}

/** @param {string} url */
async function answers(url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return answer.text();
    if (Date.now() > deadline) {
      throw new Error(`${url} answered ${answer?.status ?? 'nothing'}`);
    }
    await sleep(250);
  }
}

runProgram(async () => {
  const node = await findNode(() => {});
  const work = mkdtempSync(path.join(tmpdir(), 'macadam-image-'));
  chmodSync(work, 0o755);
  const supervisor = new Supervisor();
  try {
    const portal = await step('build', () => build(node, work));
    const database = await startPostgres({
      supervisor,
      node,
      data: work,
      password: randomUUID(),
    });
    const port = await freePort();
    const baseUrl = `http://localhost:${port}`;
    const child = start(node, portal, {
      PORT: String(port),
      MACADAM_BASE_URL: baseUrl,
      POSTGRES_HOST: database.host,
      POSTGRES_PORT: String(database.port),
      POSTGRES_USER: database.user,
      POSTGRES_PASSWORD: database.password,
    });
    const exit = once(child, 'exit');
    const ended = exit.then(([code]) => {
      throw new Error(`The portal ended with ${code}`);
    });
    const readiness = `${baseUrl}/.backstage/health/v1/readiness`;
    await step('ready', () => Promise.race([answers(readiness), ended]));
    const page = await step('page', () => answers(baseUrl));
    if (!page.includes('<title>')) throw new Error('No page was served');
    ended.catch(() => {});
    await step('stop', async () => {
      child.kill('SIGTERM');
      const [code] = await exit;
      if (code !== 0) throw new Error(`The portal ended with ${code}`);
    });
  } finally {
    await supervisor.stop();
    rmSync(work, { recursive: true, force: true });
  }
});
