// SPDX-License-Identifier: Apache-2.0
import {
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v3';
import type { DocumentedEntity } from './documentedEntities';

const METADATA = 'techdocs_metadata.json';

const publishedMetadata = z.object({ etag: z.string() });

export function siteDirOf(
  techdocsDir: string,
  { namespace, kind, name }: DocumentedEntity,
): string {
  return path.join(techdocsDir, namespace, kind, name);
}

/** The commit from which an entity's site was built; `undefined` when there is no site. */
export async function publishedCommit(
  techdocsDir: string,
  entity: DocumentedEntity,
): Promise<string | undefined> {
  const file = path.join(siteDirOf(techdocsDir, entity), METADATA);
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return publishedMetadata.safeParse(JSON.parse(text)).data?.etag;
}

/** Writes what the portal reads of a site beside its pages. */
export async function writeMetadata(
  siteDir: string,
  metadata: { site_name: string; site_description?: string; etag: string },
): Promise<void> {
  const found = await readdir(siteDir, {
    recursive: true,
    withFileTypes: true,
  });
  const files = found
    .filter(entry => entry.isFile())
    .map(entry =>
      path.relative(siteDir, path.join(entry.parentPath, entry.name)),
    )
    .sort();
  const build_timestamp = Date.now();
  await writeFile(
    path.join(siteDir, METADATA),
    JSON.stringify({ ...metadata, build_timestamp, files }),
  );
}

/**
 * Puts a site in an entity's place. It is copied aside first, so that a reader sees the old site
 * or the new one; a process killed between the two renames leaves none, and the next start builds it.
 */
export async function publishSite(options: {
  siteDir: string;
  techdocsDir: string;
  entity: DocumentedEntity;
  /** On the file system of `techdocsDir`. */
  workDir: string;
}): Promise<void> {
  const { siteDir, techdocsDir, entity, workDir } = options;
  const place = siteDirOf(techdocsDir, entity);
  const next = path.join(workDir, 'next');
  const before = path.join(workDir, 'before');
  await cp(siteDir, next, { recursive: true });
  await mkdir(path.dirname(place), { recursive: true });
  await rename(place, before).catch(ignoreMissing);
  await rename(next, place);
  await rm(before, { recursive: true, force: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
