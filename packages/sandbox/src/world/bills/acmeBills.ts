// SPDX-License-Identifier: Apache-2.0
import { endOfStory } from '../calendar';
import { acmeRepositories } from '../repositories';
import { correctionRow, creditRow, dailyRow, type FocusRow } from './charges';
import { billedResources, type BilledResource } from './resources';

const DAY = 24 * 3_600_000;
const DAYS = 90;
/** Of a month. */
const CREDIT_DAY = 15;
const CORRECTION_DAY = 4;

/** One export of one provider: a month of rows. */
export interface Export {
  /** As `aws/2026-11.csv`. */
  name: string;
  rows: FocusRow[];
}

/**
 * What Acme was billed in the ninety days before the story was told, and every day since then.
 *
 * @param toldAt - when the story was told first; what it says of a day it says for ever
 */
export function acmeBills(options: { toldAt: Date; now: Date }): Export[] {
  const end = endOfStory(options.toldAt);
  const resources = billedResources(acmeRepositories());
  const exports = new Map<string, FocusRow[]>();
  const last = endOfStory(options.now).getTime() - DAY;
  for (let at = end.getTime() - DAYS * DAY; at <= last; at += DAY) {
    const day = new Date(at);
    const month = day.toISOString().slice(0, 'YYYY-MM'.length);
    for (const resource of resources) {
      const provider = resource.provider === 'AWS' ? 'aws' : 'azure';
      const name = `${provider}/${month}.csv`;
      const rows = exports.get(name) ?? [];
      rows.push(...rowsOf(resource, day, end));
      exports.set(name, rows);
    }
  }
  return [...exports].map(([name, rows]) => ({ name, rows }));
}

function rowsOf(resource: BilledResource, day: Date, end: Date): FocusRow[] {
  const isDatabase = resource.category === 'Databases';
  const date = day.getUTCDate();
  return [
    dailyRow(resource, day, end),
    ...(isDatabase && date === CREDIT_DAY ? [creditRow(resource, day)] : []),
    ...(resource.id.endsWith('/orders-service') && date === CORRECTION_DAY
      ? [correctionRow(resource, day)]
      : []),
  ];
}
