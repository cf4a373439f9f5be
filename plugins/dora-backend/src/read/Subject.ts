// SPDX-License-Identifier: Apache-2.0

/** Whose delivery is told of, as the catalog says it, once it is known that the caller may be told. */
export interface Subject {
  /** Reference of the entity, or `organization`. */
  name: string;
  members:
    | { kind: 'service'; refs: [string] }
    /** Whose services they were when they were delivered. */
    | { kind: 'owners' | 'systems'; refs: string[] }
    | { kind: 'all' };
  /** The services that the caller may see; absent where these are all. */
  visible?: string[];
  /** In which its days begin, where the question names none. */
  timezone: string;
  /** The values by which a source can read it, in lower case. */
  valuesOf(annotation: string): string[];
}
