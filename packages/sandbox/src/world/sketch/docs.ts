// SPDX-License-Identifier: Apache-2.0
import type { Change, Tree } from '../history';
import { text } from '../text';
import type { Sketch, Step, Thing, Trouble } from './Sketch';
import { spoken, statesOf } from './words';

/** A row of the table of states; a line of its own. */
export function stepRow({ to, meaning }: Step): string {
  return `| ${to} | ${meaning} |\n`;
}

/** README and docs; a runbook where something runs. */
export function docsOf(sketch: Sketch, run: string): Tree {
  const { title, description, team, purpose, name } = sketch;
  const more = sketch.hasDocs === false ? '' : ' More: [docs](docs/index.md).';
  const readme = text`
    # ${title}

    ${description}. Owned by \`${team}\`.${more}

    ~~~sh
    ${run}
    ~~~
  `;
  if (sketch.hasDocs === false) return { 'README.md': readme };
  const table = 'thing' in sketch ? statesTable(sketch.thing) : '';
  const index = text`
    # ${title}

    ${purpose}
  `;
  const who = text`
    ## Who to ask

    \`${team}\`, in \`#${team.replace(
    /-team$/,
    '',
  )}\`. It lives in \`acme/${name}\`.
  `;
  return {
    'README.md': readme,
    'docs/index.md': [index, table, who].filter(Boolean).join('\n'),
    ...('troubles' in sketch && {
      'docs/runbook.md': runbook(sketch.troubles),
    }),
  };
}

/** A runbook grows by one section for each night that somebody was woken. */
export function runbookFeatures(sketch: Sketch): Change[] {
  if (sketch.hasDocs === false || !('troubles' in sketch)) return [];
  return sketch.troubles.slice(1).map(trouble => ({
    message: `Say in the runbook what to do at ${trouble.alert}`,
    edits: [{ path: 'docs/runbook.md', is: sectionOf(trouble) }],
  }));
}

function statesTable({ name, steps }: Thing): string {
  const table = text`
    ## What becomes of ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${spoken(name)}

    | It is | Which means |
    |---|---|
    | ${statesOf(steps)[0]} | It has begun |
  `;
  return table + steps.map(stepRow).join('');
}

function runbook(troubles: Trouble[]): string {
  const head = text`
    # Runbook

    One section for each alert. Write down what you did; the next person is as tired as you.
  `;
  return head + troubles.map(sectionOf).join('');
}

function sectionOf({ alert, means, todo }: Trouble): string {
  const steps = todo.map((step, index) => `${index + 1}. ${step}\n`).join('');
  return `\n## ${alert}\n\n**Means:** ${means}\n\n${steps}`;
}
