// SPDX-License-Identifier: Apache-2.0
'use strict';

// Loaded before a child's own code. The supervisor holds the other end of this pipe; however
// it ends, even by kill -9, the system closes that end, and the child stops as if it had been told to.
const { isMainThread } = require('node:worker_threads');
const { Socket } = require('node:net');

const GRACE_MS = 8_000;
const fd = Number(process.env.MACADAM_LIFELINE_FD);
delete process.env.MACADAM_LIFELINE_FD;

if (isMainThread && fd > 0) {
  const lifeline = new Socket({ fd, readable: true, writable: false });
  lifeline.unref();
  lifeline.on('error', () => {});
  lifeline.on('close', () => {
    process.kill(process.pid, 'SIGTERM');
    // Each child leads a process group, so this takes along what it started.
    setTimeout(() => process.kill(-process.pid, 'SIGKILL'), GRACE_MS).unref();
  });
  lifeline.resume();
}
