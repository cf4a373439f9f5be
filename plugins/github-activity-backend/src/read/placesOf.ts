// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import { ANNOTATION_LOCATION, type Entity } from '@backstage/catalog-model';

const ANNOTATION_DOCS = 'backstage.io/techdocs-ref';

/** What MkDocs reads its pages from. */
const DOCS_DIRECTORY = 'docs';

/** Directories of a repository; an empty one is the whole. */
export interface Places {
  code: string;
  /** Absent of an entity that names no docs; without a path where they lie in another repository. */
  docs?: { path?: string };
}

/**
 * Where in its repository an entity lies: code beside its catalog file, docs where the annotation says.
 *
 * @param root - the repository's address
 */
export function placesOf(
  { metadata }: Pick<Entity, 'metadata'>,
  root: string,
): Places {
  const annotations = metadata.annotations ?? {};
  const code = directoryOf(annotations[ANNOTATION_LOCATION] ?? '', root);
  const docs = annotations[ANNOTATION_DOCS];
  if (!docs) return { code: code ?? '' };
  const [, target] = /^dir:(.+)$/.exec(docs) ?? [];
  if (code === undefined || !target) return { code: code ?? '', docs: {} };
  const path = posix.join(code, target, DOCS_DIRECTORY);
  return { code, docs: path.startsWith('..') ? {} : { path } };
}

/** That of a file in the repository, `url:<root>/blob/<branch>/<path>`; undefined of one elsewhere. */
function directoryOf(location: string, root: string): string | undefined {
  const beginning = `url:${root}/`;
  const inside = location.slice(beginning.length);
  const [, path] = /^(?:blob|tree)\/[^/]+\/(.+)$/.exec(inside) ?? [];
  const isInside =
    location
      .toLocaleLowerCase('en-US')
      .startsWith(beginning.toLocaleLowerCase('en-US')) && path;
  if (!isInside) return undefined;
  const directory = posix.dirname(path);
  return directory === '.' ? '' : directory;
}
