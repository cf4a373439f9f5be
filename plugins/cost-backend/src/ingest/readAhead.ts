// SPDX-License-Identifier: Apache-2.0

/** Reads one part on while the one before is written down: reading is work of this process, and writing is the database's. */
export async function* readAhead<T>(
  parts: AsyncIterable<T>,
): AsyncGenerator<T> {
  const iterator = parts[Symbol.asyncIterator]();
  const read = () => {
    const next = iterator.next();
    // What goes wrong is told when the part is waited for.
    next.catch(() => undefined);
    return next;
  };
  let next = read();
  try {
    for (;;) {
      const part = await next;
      if (part.done) return;
      next = read();
      yield part.value;
    }
  } finally {
    await iterator.return?.();
  }
}
