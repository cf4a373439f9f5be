// SPDX-License-Identifier: Apache-2.0
import { NODE_DOCKERFILE, NODE_TSCONFIG, packageJson } from '../../files/node';
import { TOOLCHAINS } from '../../files/workflows';
import { text } from '../../text';
import type { Program, WebsiteSketch } from '../Sketch';
import { spoken } from '../words';
import { nodeUpdates } from './typescript';
import { latest, NPM } from './versions';

const { express, pino, zod } = NPM.service;
const RUNS_ON = { express, pino, zod };
const {
  '@types/express': expressTypes,
  '@types/node': nodeTypes,
  typescript,
} = NPM.development;
const BUILT_WITH = {
  '@types/express': expressTypes,
  '@types/node': nodeTypes,
  typescript,
};

/** A page that lists things, drawn on the server. */
export function website(sketch: WebsiteSketch): Program {
  const { thing, title, name } = sketch;
  const columns = thing.fields.map(field => columnOf(field.name));
  return {
    tree: {
      'src/columns.ts': `/** What a row shows, from left to right. */\nexport const COLUMNS = [\n${columns.join(
        '',
      )}];\n`,
      'src/page.ts': page(title),
      'src/page.test.ts': pageTest(thing.fields[0].name),
      'src/index.ts': text`
        import express from 'express';
        import { page } from './page.ts';

        const source = process.env.SOURCE_URL;
        if (!source) throw new Error('SOURCE_URL says where ${thing.plural} are read');

        const app = express();
        app.get('/health/:probe', (_request, response) => void response.json({ status: 'ok' }));
        app.get('/', async (_request, response) => {
          const answer = await fetch(\`\${source}/${thing.plural}\`);
          response.type('html').send(page(await answer.json()));
        });
        app.listen(3000);
      `,
      'package.json': packageJson({
        name,
        version: '2.3.0',
        dependencies: latest(RUNS_ON),
        devDependencies: latest(BUILT_WITH),
      }),
      'tsconfig.json': NODE_TSCONFIG,
      Dockerfile: NODE_DOCKERFILE,
    },
    toolchain: TOOLCHAINS.node,
    port: 3000,
    features: thing.fields.slice(1).map(({ name: field, meaning }) => ({
      message: `Show the ${spoken(field)}`,
      edits: [{ path: 'src/columns.ts', is: columnOf(field) }],
      review: { body: `${meaning}. People opened each one to see it.` },
    })),
    updates: nodeUpdates({ ...RUNS_ON, ...BUILT_WITH }),
  };
}

function columnOf(name: string): string {
  return `  { key: '${name}', title: '${spoken(name)}' },\n`;
}

function page(title: string): string {
  return text`
    import { COLUMNS } from './columns.ts';

    type Row = Record<string, string | number>;

    const text = (value: string | number = '') =>
      String(value).replace(/[&<>"']/g, sign => \`&#\${sign.charCodeAt(0)};\`);

    export function page(rows: Row[]): string {
      const head = COLUMNS.map(({ title }) => \`<th scope="col">\${text(title)}</th>\`);
      const body = rows.map(row => \`<tr>\${COLUMNS.map(({ key }) => \`<td>\${text(row[key])}</td>\`).join('')}</tr>\`);
      return \`<!doctype html>
    <html lang="en">
    <title>${title}</title>
    <h1>${title}</h1>
    <table><thead><tr>\${head.join('')}</tr></thead><tbody>\${body.join('')}</tbody></table>
    </html>\`;
    }
  `;
}

function pageTest(column: string): string {
  return text`
    import assert from 'node:assert/strict';
    import { test } from 'node:test';
    import { page } from './page.ts';

    test('shows what people wrote as text', () => {
      assert.match(page([{ ${column}: '<b>1</b>' }]), /&#60;b&#62;1/);
    });

    test('says what a column holds', () => {
      assert.match(page([]), /<th scope="col">/);
    });
  `;
}
