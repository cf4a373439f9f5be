// SPDX-License-Identifier: Apache-2.0

/** A line of a step's log: when, in the reader's own time, and what. */
export interface LogLine {
  time: string;
  message: string;
}

// Colours of a terminal.
// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[0-9;]*m/g;

/** From the lines of Backstage's event stream, which begin with a moment in ISO 8601. */
export function logLines(lines: string[]): LogLine[] {
  return lines.flatMap(line => {
    const [moment, ...words] = line.split(' ');
    const message = words.join(' ').replace(COLOURS, '').trimEnd();
    const time = new Date(moment).toLocaleTimeString();
    return message.split('\n').map(part => ({ time, message: part }));
  });
}
