// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { WebhookSignature } from './WebhookSignature';

const body = Buffer.from('{"ä": 1}');
const digest = (secret: string, of: Buffer = body) =>
  createHmac('sha256', secret).update(of).digest('hex');
const signature = WebhookSignature.create({
  secret: 'ours',
  header: 'x-signature',
  prefix: 'v1=',
});
const verify =
  (header: string | string[] | undefined, of = body) =>
  () =>
    signature.verify({ headers: { 'x-signature': header }, body: of });

it.each([
  { name: 'the only one', header: `v1=${digest('ours')}` },
  {
    name: 'one of several, as while the secret changes',
    header: `v1=${digest('theirs')},v1=${digest('ours')}`,
  },
  {
    name: 'one of several headers',
    header: [`v1=${digest('theirs')}`, `v1=${digest('ours')}`],
  },
  { name: 'in capitals', header: `v1=${digest('ours').toUpperCase()}` },
  { name: 'beside a newer kind', header: `v2=abc, v1=${digest('ours')}` },
])('takes a signature that is $name', ({ header }) => {
  expect(verify(header)).not.toThrow();
});

it.each([
  { name: 'no header', header: undefined, says: 'is not signed' },
  { name: 'an empty one', header: '', says: 'is not signed' },
  { name: 'no prefix', header: digest('ours'), says: 'is not signed' },
  {
    name: 'half a digest',
    header: `v1=${digest('ours').slice(0, 32)}`,
    says: 'is not signed',
  },
  {
    name: 'another secret',
    header: `v1=${digest('theirs')}`,
    says: 'does not fit',
  },
  {
    name: 'another body',
    header: `v1=${digest('ours', Buffer.from('{}'))}`,
    says: 'does not fit',
  },
])('refuses $name', ({ header, says }) => {
  expect(verify(header)).toThrow(
    expect.objectContaining({
      name: 'AuthenticationError',
      message: expect.stringContaining(says),
    }),
  );
});

it('signs the bytes as they came, not what they mean', () => {
  const header = `v1=${digest('ours')}`;
  expect(verify(header, Buffer.from('{"ä":1}'))).toThrow('does not fit');
});

it.each([undefined, '', '  '])('does not exist with the secret %p', secret => {
  expect(() =>
    WebhookSignature.create({ secret, header: 'x-signature', prefix: 'v1=' }),
  ).toThrow('A webhook that is signed in x-signature needs a secret');
});
