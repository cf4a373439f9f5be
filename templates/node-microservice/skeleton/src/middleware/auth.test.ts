import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import {
  createTestService,
  startIdentityProvider,
  type Identities,
  type TestService,
} from '../testing/service.ts';

describe('authentication', () => {
  let identities: Identities;
  let service: TestService;

  before(async () => {
    identities = await startIdentityProvider();
    service = await createTestService(identities.jwksUrl);
  });
  after(async () => {
    await service.app.close();
    await identities.close();
  });

  async function greetWith(authorization?: string) {
    return service.app.inject({
      url: '/v1/greetings/Ada',
      headers: authorization === undefined ? {} : { authorization },
    });
  }

  it('lets a valid token in and knows whose it is', async () => {
    const answer = await greetWith(
      `Bearer ${await identities.token({ sub: 'grace' })}`,
    );
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.json<{ from: string }>().from, 'grace');
  });

  it('asks for a token when there is none', async () => {
    const answer = await greetWith();
    assert.equal(answer.statusCode, 401);
    assert.equal(answer.headers['www-authenticate'], 'Bearer');
  });

  const past = Math.floor(Date.now() / 1000) - 60;
  const shared = new TextEncoder().encode(
    'a secret that both sides would have to share',
  );
  for (const [name, token] of [
    ['expired', () => identities.token({ exp: past })],
    ['without an end', () => identities.token({ exp: undefined })],
    ['without a subject', () => identities.token({ sub: undefined })],
    ['for somebody else', () => identities.token({ aud: 'others' })],
    [
      'of another issuer',
      () => identities.token({ iss: 'https://other.example' }),
    ],
    [
      'unsigned',
      () => Promise.resolve(new UnsecuredJWT({ sub: 'eve' }).encode()),
    ],
    [
      'signed with a shared secret',
      () =>
        new SignJWT({ sub: 'eve' })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(shared),
    ],
    ['that is no token', () => Promise.resolve('nonsense')],
  ] as const) {
    it(`refuses a token ${name}`, async () => {
      const answer = await greetWith(`Bearer ${await token()}`);
      assert.equal(answer.statusCode, 401);
    });
  }

  it('refuses other schemes', async () => {
    assert.equal((await greetWith('Basic YWRhOnB3')).statusCode, 401);
  });

  it('says that it cannot tell when the keys cannot be had', async () => {
    const gone = await startIdentityProvider();
    const { app } = await createTestService(gone.jwksUrl);
    await gone.close();
    const answer = await app.inject({
      url: '/v1/greetings/Ada',
      headers: { authorization: `Bearer ${await gone.token()}` },
    });
    assert.equal(answer.statusCode, 503);
    await app.close();
  });
});
