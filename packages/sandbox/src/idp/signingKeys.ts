// SPDX-License-Identifier: Apache-2.0
import { generateKeyPair, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod/v3';

const rsaPrivateKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});

const keysSchema = z.object({
  /** Private keys that sign ID tokens, newest first. */
  jwks: z.object({ keys: z.array(rsaPrivateKey).min(1) }),
  /** Secrets that sign cookies. */
  cookieSecrets: z.array(z.string()).min(1),
});
export type SigningKeys = z.infer<typeof keysSchema>;

/** The keys in `file`, made on the first call, so that tokens outlive a restart. */
export async function readOrCreateSigningKeys(
  file: string,
): Promise<SigningKeys> {
  try {
    return keysSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const keys = await createSigningKeys();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

async function createSigningKeys(): Promise<SigningKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const kid = randomBytes(8).toString('hex');
  return keysSchema.parse({
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid }] },
    cookieSecrets: [randomBytes(32).toString('base64url')],
  });
}
