// SPDX-License-Identifier: Apache-2.0
import { DeliveryQueue } from './DeliveryQueue';
import { Faults } from './Faults';

const RECEIVER = 1;

let faults: Faults;
let queue: DeliveryQueue;
let received: string[];

beforeEach(() => {
  faults = new Faults();
  queue = new DeliveryQueue('test', faults);
  received = [];
});

afterEach(() => queue.close());

function add(event: string, receiver = RECEIVER): void {
  const send = async () => {
    received.push(event);
  };
  queue.add(receiver, Promise.resolve({ event, send }));
}

const order = (mode: 'duplicate' | 'late' | 'lost', match: string) =>
  faults.add({ mode, match, times: 1 });

it('sends in the order in which it was told', async () => {
  ['a', 'b', 'c'].forEach(event => add(event));
  await queue.settled();
  expect(received).toEqual(['a', 'b', 'c']);
});

it.each([
  ['duplicate', ['a', 'b', 'b', 'c']],
  ['lost', ['a', 'c']],
  ['late', ['a', 'c', 'b']],
] as const)('spoils what a fault asks for: %s', async (mode, expected) => {
  order(mode, 'b');
  ['a', 'b', 'c'].forEach(event => add(event));
  await queue.settled();
  expect(received).toEqual(expected);
});

it('sends what was held back at last, when nothing else comes', async () => {
  order('late', 'a');
  add('a');
  await queue.settled();
  expect(received).toEqual(['a']);
});

it('leaves faults of requests alone', async () => {
  const match = '.';
  faults.add({
    match,
    mode: 'status',
    when: 'before',
    times: 1,
    status: 500,
    retryAfterSeconds: 1,
    delayMilliseconds: 0,
  });
  add('a');
  await queue.settled();
  expect(received).toEqual(['a']);
  expect(faults.take('GET /')).toMatchObject({ mode: 'status' });
});

it('goes on after a webhook that could not be made', async () => {
  queue.add(RECEIVER, Promise.reject(new Error('no payload')));
  add('a');
  await queue.settled();
  expect(received).toEqual(['a']);
});

it('sends nothing more once it is closed', async () => {
  add('a');
  queue.close();
  await queue.settled();
  expect(received).toEqual([]);
});
