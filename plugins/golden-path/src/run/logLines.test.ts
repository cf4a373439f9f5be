// SPDX-License-Identifier: Apache-2.0
import { logLines } from './logLines';

const time = new Date('2026-11-20T10:00:00.000Z').toLocaleTimeString();

it('tells the time from the words, without colours', () => {
  expect(
    logLines([
      '2026-11-20T10:00:00.000Z \u001b[32minfo\u001b[39m: Beginning step',
    ]),
  ).toEqual([{ time, message: 'info: Beginning step' }]);
});

it('makes lines of a message of several, and keeps what looks like HTML', () => {
  expect(logLines(['2026-11-20T10:00:00.000Z first\n<b>second</b>\n'])).toEqual(
    [
      { time, message: 'first' },
      { time, message: '<b>second</b>' },
    ],
  );
});
