// SPDX-License-Identifier: Apache-2.0
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { repositoryRoot } from '../repository';
import { shippedFiles } from '../config/shippedConfig';

/** Where a database server listens, and as whom to come. */
export interface DatabaseConnection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface Portal {
  baseUrl: string;
  /** Everything that is mounted, as `METHOD /path`. */
  mounted: string[];
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('No port');
  return address.port;
}

/** Starts the portal with the shipped configs, and `overlay` on top, in a process of its own. */
export async function startPortal(options: {
  database: DatabaseConnection;
  overlay: string;
  environment: Record<string, string>;
}): Promise<Portal> {
  const { database, overlay, environment } = options;
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const configs = [
    ...shippedFiles.map(file => join(repositoryRoot, file)),
    overlay,
  ];
  const transform = createRequire(__filename).resolve(
    '@backstage/cli/config/nodeTransform.cjs',
  );
  const child = fork(
    resolvePackagePath('@macadam/gates', 'src/routes/portalProcess.ts'),
    configs.flatMap(file => ['--config', file]),
    {
      execArgv: ['--require', transform],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        PORT: String(port),
        MACADAM_BASE_URL: baseUrl,
        MACADAM_SHUTDOWN_DELAY: '0s',
        POSTGRES_HOST: database.host,
        POSTGRES_PORT: String(database.port),
        POSTGRES_USER: database.user,
        POSTGRES_PASSWORD: database.password,
        POSTGRES_DB: database.database,
        ...environment,
      },
    },
  );
  const mounted = await started(child);
  return { baseUrl, mounted, stop: () => stop(child) };
}

async function started(child: ChildProcess): Promise<string[]> {
  const said = Promise.all(
    [child.stdout, child.stderr].map(stream => stream && text(stream)),
  );
  return new Promise((resolve, reject) => {
    // The loader of TypeScript uses the same channel.
    child.on('message', (message: { mounted?: string[] }) => {
      if (message.mounted) resolve(message.mounted);
    });
    child.once('exit', async () => {
      const [output, complaint] = await said;
      reject(new Error(`The portal did not start: ${complaint || output}`));
    });
  });
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
