// SPDX-License-Identifier: Apache-2.0

/**
 * What a catalog file may hold at most. Beyond that it is refused, with its line, so that one file cannot slow the lists, the search and the
 * memory of everybody.
 */
export const FILE_LIMITS = {
  bytes: 2_000_000,
  documents: 500,
  /** Maps and lists within each other. */
  depth: 64,
  aliases: 100,
  descriptionCharacters: 5_000,
  tags: 50,
  dependencies: 200,
} as const;

/** One limit that an entity breaks. `path` leads to the field, such as `metadata.tags`. */
export interface BrokenLimit {
  path: string[];
  message: string;
}

/** The limits that an entity, as it stands in its file, breaks. */
export function brokenLimits(entity: {
  metadata?: unknown;
  spec?: unknown;
}): BrokenLimit[] {
  const metadata = recordOf(entity.metadata);
  const spec = recordOf(entity.spec);
  const broken: BrokenLimit[] = [];
  const { description, tags } = metadata;
  if (
    typeof description === 'string' &&
    description.length > FILE_LIMITS.descriptionCharacters
  ) {
    broken.push({
      path: ['metadata', 'description'],
      message: `The description has ${description.length} characters; ${FILE_LIMITS.descriptionCharacters} are the most`,
    });
  }
  if (Array.isArray(tags) && tags.length > FILE_LIMITS.tags) {
    broken.push({
      path: ['metadata', 'tags'],
      message: `There are ${tags.length} tags; ${FILE_LIMITS.tags} are the most`,
    });
  }
  const { dependsOn } = spec;
  if (Array.isArray(dependsOn) && dependsOn.length > FILE_LIMITS.dependencies) {
    broken.push({
      path: ['spec', 'dependsOn'],
      message: `There are ${dependsOn.length} dependencies; ${FILE_LIMITS.dependencies} are the most`,
    });
  }
  return broken;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
