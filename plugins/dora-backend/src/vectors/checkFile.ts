// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import type { EventVectors } from './EventVectors';
import { checkQuickCheck, checkTier } from './figureVectors';
import type { Mismatch } from './mismatches';
import { vectorFileSchema } from './vectorFile';

/** What a file of vectors came to. */
export interface FileReport {
  vectors: number;
  mismatches: Mismatch[];
}

/** @throws InputError when the file holds no vectors, with the field that does not fit */
export async function checkFile(
  file: string,
  eventVectors: EventVectors,
): Promise<FileReport> {
  const parsed = vectorFileSchema.safeParse(
    jsonOf(await readFile(file, 'utf8')),
  );
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`${file}: ${path.join('.')}: ${message}`);
  }
  const { vectors, tierVectors, quickCheckVectors } = parsed.data;
  const { cases } = quickCheckVectors;
  const found: Mismatch[] = [];
  for (const vector of vectors) {
    found.push(...(await eventVectors.check(vector)));
  }
  found.push(...tierVectors.flatMap(checkTier));
  found.push(...cases.flatMap(checkQuickCheck));
  const count = vectors.length + tierVectors.length + cases.length;
  return { vectors: count, mismatches: found };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('The file is not JSON', error);
  }
}
