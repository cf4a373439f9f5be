// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { persons, type Caller } from './callers';
import { PERSON_HEADER, TEST_PROVIDER } from './testSignIn';

/** The portal's signing key, which the test holds as well: a token that expired must be wrong in nothing else. */
export interface SigningKey {
  privateKey: KeyObject;
  keyStore: object;
}

export async function writeSigningKey(folder: string): Promise<SigningKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const privateKeyFile = join(folder, 'private.pem');
  const publicKeyFile = join(folder, 'public.pem');
  await writeFile(
    privateKeyFile,
    privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  await writeFile(
    publicKeyFile,
    publicKey.export({ type: 'spki', format: 'pem' }),
  );
  const key = { keyId: randomUUID(), algorithm: 'ES256' };
  return {
    privateKey,
    keyStore: {
      provider: 'static',
      static: { keys: [{ ...key, privateKeyFile, publicKeyFile }] },
    },
  };
}

async function signIn(baseUrl: string, person: string): Promise<string> {
  const answer = await fetch(`${baseUrl}/api/auth/${TEST_PROVIDER}/refresh`, {
    headers: { [PERSON_HEADER]: person },
  });
  const { backstageIdentity, error } = await answer.json();
  if (!backstageIdentity) throw new Error(JSON.stringify(error));
  return backstageIdentity.token;
}

async function expire(token: string, key: KeyObject): Promise<string> {
  const { kid, typ } = decodeProtectedHeader(token);
  const { iat = 0, ...claims } = decodeJwt(token);
  const yesterday = iat - 24 * 3600;
  return new SignJWT({ ...claims, iat: yesterday, exp: yesterday + 3600 })
    .setProtectedHeader({ alg: 'ES256', kid, typ })
    .sign(key);
}

/** Each caller's bearer token; nobody has none. */
export async function tokensOf(options: {
  baseUrl: string;
  signingKey: SigningKey;
  serviceToken: string;
}): Promise<Partial<Record<Caller, string>>> {
  const { baseUrl, signingKey, serviceToken } = options;
  const [reader, owner, other, platform] = await Promise.all(
    persons.map(person => signIn(baseUrl, person)),
  );
  return {
    expired: await expire(owner, signingKey.privateKey),
    reader,
    owner,
    other,
    platform,
    service: serviceToken,
  };
}
