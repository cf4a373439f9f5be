// SPDX-License-Identifier: Apache-2.0
import { given, type Given } from '@macadam/portal-node';

/** A service, from some moment on. */
export interface Part {
  serviceId: number;
  /** Milliseconds since the epoch; `-Infinity` is the whole of it, `Infinity` nothing but its incidents. */
  sinceMs: number;
}

/** Parts as a table of `service_id` and `since`, with columns of what is asked about each. */
export function givenParts<Row extends Part>(
  rows: Row[],
  more: Parameters<typeof given<Row>>[1] = {},
): Given {
  return given(rows, {
    service_id: ['int', ({ serviceId }) => serviceId],
    since: ['timestamptz', ({ sinceMs }) => moment(sinceMs)],
    ...more,
  });
}

function moment(sinceMs: number): string {
  if (sinceMs === -Infinity) return '-infinity';
  return sinceMs === Infinity ? 'infinity' : new Date(sinceMs).toISOString();
}

/** Of counted deployments the later first, as in the rules. `C` compares as JavaScript does. */
export function latestFirst(table: string): string {
  return `${table}.finished_at desc, ${table}.external_id collate "C" desc, ${table}.source collate "C" desc`;
}
