// SPDX-License-Identifier: Apache-2.0

const NAME_WIDTH = 14;

/**
 * Runs one named step and prints it on a line of its own with its seconds.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T>} work may leave a note for the line
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const begun = performance.now();
  let note = '';
  const result = await progress(name, () =>
    work(text => {
      note = text;
    }),
  );
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(NAME_WIDTH)}${seconds} s${note ? `  ${note}` : ''}`,
  );
  return result;
}

/** @type {Set<string>} */
const active = new Set();

/**
 * On a terminal, shows what is under way on a line that the next output overwrites.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
async function progress(name, work) {
  active.add(name);
  draw();
  try {
    return await work();
  } finally {
    active.delete(name);
    clear();
    // After the finished step's own line.
    setImmediate(draw);
  }
}

function draw() {
  if (!process.stdout.isTTY || active.size === 0) return;
  process.stdout.write(`\r\u001b[K… ${[...active].join(', ')}\r`);
}

function clear() {
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
}
