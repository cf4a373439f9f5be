// SPDX-License-Identifier: Apache-2.0
import { SandboxClock } from './clock';

const start = new Date('2026-01-01T00:00:00Z');

beforeEach(() => jest.useFakeTimers({ now: start }));
afterEach(() => jest.useRealTimers());

const inSeconds = (seconds: number) =>
  new Date(start.getTime() + seconds * 1000);

it('work takes as many times less as the scale says', () => {
  const clock = new SandboxClock({ scale: 20 });
  expect(clock.after(start, 60)).toEqual(inSeconds(3));
  clock.setScale(1);
  expect(clock.after(start, 60)).toEqual(inSeconds(60));
});

it('what comes due while the clock is moved happens at once, in order of time', () => {
  const clock = new SandboxClock({ scale: 1 });
  const done: string[] = [];
  clock.at(inSeconds(200), () => done.push('second'));
  clock.at(inSeconds(100), () => done.push('first'));
  clock.at(inSeconds(400), () => done.push('third'));
  clock.at(inSeconds(150), () => done.push('never'))();
  clock.advance(300);
  expect(done).toEqual(['first', 'second']);
  expect(clock.now()).toEqual(inSeconds(300));
  jest.advanceTimersByTime(100_000);
  expect(done).toEqual(['first', 'second', 'third']);
});

it('what is for the same moment happens in the order in which it was asked for', () => {
  const clock = new SandboxClock({ scale: 1 });
  const done: string[] = [];
  clock.at(inSeconds(100), () => done.push('first'));
  // The system's time moves on within one turn of the loop, and timers count from when it began.
  jest.setSystemTime(inSeconds(1));
  clock.at(inSeconds(100), () => done.push('second'));
  jest.advanceTimersByTime(100_000);
  expect(done).toEqual(['first', 'second']);
});

it('waits longer than a timer of the system can', () => {
  const clock = new SandboxClock({ scale: 1 });
  const done = jest.fn();
  const days = 40 * 24 * 3600;
  clock.at(inSeconds(days), done);
  jest.advanceTimersByTime((days - 1) * 1000);
  expect(done).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1000);
  expect(done).toHaveBeenCalledTimes(1);
});
