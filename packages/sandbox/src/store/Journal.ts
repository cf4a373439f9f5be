// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import path from 'node:path';

/** `value` absent: the record was deleted. */
export interface Change {
  collection: string;
  key: string;
  value?: unknown;
}

/**
 * An append-only file of changes, one JSON document a line. A line is written with one system
 * call, so a process killed at any moment leaves at most one torn line, at the end.
 */
export class Journal {
  private constructor(private readonly descriptor: number) {}

  /** Reads all changes so far. A torn last line is what a killed process left: it never happened. */
  static *read(file: string): Iterable<Change> {
    if (!fs.existsSync(file)) return;
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    const unfinished = lines.pop();
    for (const line of lines) yield* JSON.parse(line) as Change[];
    if (unfinished) {
      process.stderr.write(
        `sandbox: dropped an unfinished line at the end of ${file}\n`,
      );
    }
  }

  /** Replaces the file by `changes` in one step, then appends to it. */
  static compact(file: string, changes: Iterable<Change>): Journal {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const fresh = `${file}.new`;
    const descriptor = fs.openSync(fresh, 'w');
    for (const change of changes) writeLine(descriptor, [change]);
    fs.fsyncSync(descriptor);
    fs.renameSync(fresh, file);
    return new Journal(descriptor);
  }

  append(changes: Change[]): void {
    writeLine(this.descriptor, changes);
  }

  close(): void {
    fs.closeSync(this.descriptor);
  }
}

function writeLine(descriptor: number, changes: Change[]): void {
  fs.writeSync(descriptor, `${JSON.stringify(changes)}\n`);
}
