// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { inTime } from './inTime';

const patience = { title: 'Vendor', milliseconds: 20 };

it('gives the answer, and what goes wrong before the time is over', async () => {
  const long = { title: 'Vendor', milliseconds: 60_000 };
  await expect(inTime(long, async () => 'answer')).resolves.toBe('answer');
  const broken = inTime(long, () => Promise.reject(new Error('away')));
  await expect(broken).rejects.toThrow('away');
});

it('says that no answer came in time', async () => {
  const never = inTime(patience, signal =>
    sleep(30_000, undefined, { signal }),
  );
  await expect(never).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: 'Vendor gave no answer within 20 ms',
  });
});
