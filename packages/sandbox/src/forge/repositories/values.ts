// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod/v3';
import { notFound } from '../http/GithubError';
import type { SecretTimes, VariableRecord } from '../store';

// What workflows are given: variables and secrets, of a repository or of one environment of it.

const name = z.string().regex(/^[A-Za-z_]\w*$/);

export const newVariable = z.object({ name, value: z.string() });

export const sealedSecret = z.object({
  encrypted_value: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
  key_id: z.string(),
});

/** A real key for sealed boxes. What is sealed with it is never opened: nothing here runs code. */
export const sealingKey = createSealingKey();

/** GitHub takes a name in any case and gives it back in capitals. */
export const keyOf = (given: string) => given.toUpperCase();

export function withVariable(
  variables: Record<string, VariableRecord>,
  { name: given, value }: { name: string; value: string },
  at: string,
): Record<string, VariableRecord> {
  const key = keyOf(given);
  const createdAt = variables[key]?.createdAt ?? at;
  return { ...variables, [key]: { value, createdAt, updatedAt: at } };
}

export function withSecret(
  secrets: Record<string, SecretTimes>,
  given: string,
  at: string,
): Record<string, SecretTimes> {
  const key = keyOf(given);
  const createdAt = secrets[key]?.createdAt ?? at;
  return { ...secrets, [key]: { createdAt, updatedAt: at } };
}

/** @throws GithubError 404 */
export function variableView(
  variables: Record<string, VariableRecord>,
  given: string,
) {
  const key = keyOf(given);
  const variable = variables[key];
  if (!variable) throw notFound();
  const { value, createdAt, updatedAt } = variable;
  return { name: key, value, created_at: createdAt, updated_at: updatedAt };
}

export function secretView(
  secrets: Record<string, SecretTimes>,
  given: string,
) {
  const { createdAt, updatedAt } = secrets[given];
  return { name: given, created_at: createdAt, updated_at: updatedAt };
}

function createSealingKey(): { key_id: string; key: string } {
  const { publicKey } = generateKeyPairSync('x25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const key = Buffer.from(x, 'base64url').toString('base64');
  return { key_id: 'sandbox', key };
}
