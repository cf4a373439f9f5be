// SPDX-License-Identifier: Apache-2.0
import { commandOf, identify, isAlive, parentOf } from './processes.mjs';

const WATCH_MS = 500;
/** npm runs us through a shell, which may or may not stay in between. */
const MAX_GENERATIONS = 3;

/**
 * Calls `stop` once: on Ctrl-C, when told to end, or when the npm that started us is gone.
 * @param {() => void} stop
 */
export function onStop(stop) {
  let stopped = false;
  const once = () => {
    if (stopped) return;
    stopped = true;
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, once);
  const npm = npmAbove();
  if (npm) {
    setInterval(() => {
      if (!isAlive(npm)) once();
    }, WATCH_MS).unref();
  }
}

/** The npm that started us: killed with -9 it takes nobody along. */
function npmAbove() {
  if (!process.env.npm_lifecycle_event) return undefined;
  let pid = parentOf(process.pid);
  for (let i = 0; pid && i < MAX_GENERATIONS; i++) {
    if (/\bnpm\b|npm-cli/.test(commandOf(pid))) return identify(pid);
    pid = parentOf(pid);
  }
  return undefined;
}
