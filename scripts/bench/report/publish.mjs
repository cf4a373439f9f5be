// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from '../../stack/files.mjs';
import { HEAP_LIMIT } from '../../stack/services.mjs';
import { checkout } from '../../stack/settings.mjs';
import { compare } from './compare.mjs';
import { figuresTable } from './figures.mjs';
import { withSection } from './section.mjs';
import { tableOf } from './table.mjs';

const PAGE = path.join(checkout, 'docs', 'operating', 'performance.md');

/**
 * Prints what was measured on both sides as JSON and as a table, and puts the table on the page of the docs.
 * @param {object} bench
 * @param {string} bench.name
 * @param {string} bench.machine
 * @param {import('./compare.mjs').Measure[]} bench.measures
 * @param {Record<string, Record<string, number>[]>} bench.taken the rounds of `vanilla` and of `macadam`, in pairs
 * @param {boolean} bench.keep whether the docs shall have it
 */
export function publish({ name, machine, measures, taken, keep }) {
  const comparisons = compare(measures, taken);
  const runs = `${taken.vanilla.length} runs of each in turn`;
  publishTable({
    name,
    machine,
    about: runs,
    found: { comparisons, taken },
    table: tableOf(comparisons),
    keep,
  });
}

/**
 * Prints what was measured of a portal at some size. Smaller sizes are for trying the bench itself, and not kept.
 * @param {object} bench
 * @param {string} bench.name
 * @param {string} bench.machine
 * @param {string} bench.about of what size it was, in words
 * @param {Record<string, number>} bench.size
 * @param {import('./figures.mjs').Figure[]} bench.figures
 * @param {boolean} bench.keep whether the docs shall have it
 */
export function publishFigures({ about, size, figures, ...bench }) {
  publishTable({
    ...bench,
    about: `${about}, the portal started with ${HEAP_LIMIT}`,
    found: { size, figures },
    table: figuresTable(figures),
  });
}

/**
 * @param {object} bench
 * @param {string} bench.name
 * @param {string} bench.machine
 * @param {string} bench.about what was done, in a few words
 * @param {object} bench.found printed as JSON
 * @param {string} bench.table in Markdown
 * @param {boolean} bench.keep whether the docs shall have it
 */
function publishTable({ name, machine, about, found, table, keep }) {
  const at = new Date().toISOString();
  console.log(JSON.stringify({ name, at, machine, ...found }));
  console.log(`\n${table}\n`);
  if (!keep) return;
  const head = `Taken on ${at.slice(0, 10)}, ${about}: ${machine}.`;
  const page = readFileSync(PAGE, 'utf8');
  writeAtomically(PAGE, withSection(page, name, `${head}\n\n${table}`));
  console.log(`Written to ${path.relative(checkout, PAGE)}.`);
}
