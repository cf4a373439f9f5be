// SPDX-License-Identifier: Apache-2.0
import type { Scope } from '../store/queries/Scope';

/** Whose costs are told of, once it is known that the caller may be told. */
export interface Subject {
  /** Reference of the entity, `organization` or `unallocated`. */
  name: string;
  scope: Scope;
  /** Entities that belong to it, of whose costs the caller is not told. */
  hidden: number;
}
