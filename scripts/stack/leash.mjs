// SPDX-License-Identifier: Apache-2.0
// Runs a command that knows nothing of the lifeline (yarn, pip, postgres), and ends it with us:
//   leash.mjs <stop signal> <uid or -> <gid or -> <command> <argument>...
import { spawn } from 'node:child_process';

const [stopSignal, uid, gid, command, ...args] = process.argv.slice(2);

const child = spawn(command, args, {
  stdio: 'inherit',
  ...(uid === '-' ? {} : { uid: Number(uid), gid: Number(gid) }),
});

let stopping = false;
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // The whole group, ourselves included: yarn does not pass signals on to what it runs.
    process.kill(-process.pid, stopSignal);
  });
}

child.on('error', error => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(signal ? 128 : code ?? 1));
