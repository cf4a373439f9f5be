// SPDX-License-Identifier: Apache-2.0
import { NODE_DOCKERFILE, NODE_TSCONFIG, packageJson } from '../../files/node';
import { npmUpdates } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import type { Tree } from '../../history';
import { text } from '../../text';
import { serviceFeatures, type Wording } from '../features';
import type { Field, Program, ServiceSketch, Thing } from '../Sketch';
import { an, pascal, spoken, statesOf } from '../words';
import { latest, NPM } from './versions';

const TYPES: Record<Field['type'], string> = {
  text: 'string',
  whole: 'number',
  moment: 'Date',
};
const SAMPLES: Record<Field['type'], string> = {
  text: "'a-1'",
  whole: '12',
  moment: "new Date('2026-01-05T12:00:00Z')",
};

function wordingOf({ thing }: ServiceSketch): Wording {
  return {
    domain: `src/${thing.name}.ts`,
    tests: `src/${thing.name}.test.ts`,
    field: ({ name, type }) => `  ${name}: ${TYPES[type]};\n`,
    step: ({ verb, from, to }) =>
      `  { verb: '${verb}', from: '${from}', to: '${to}' },\n`,
    stepTest: ({ verb, from, to }) => `
test('${verb} makes it ${to}', () => {
  assert.equal(after(aThing('${from}'), '${verb}').status, '${to}');
});
`,
  };
}

export function typescriptService(sketch: ServiceSketch): Program {
  const wording = wordingOf(sketch);
  return {
    tree: {
      ...domain(sketch, wording),
      'src/store.ts': store(sketch),
      'src/app.ts': app(sketch),
      'src/index.ts': text`
        import { Pool } from 'pg';
        import { createApp } from './app.ts';
        import { Store } from './store.ts';

        const pool = new Pool({ connectionString: process.env.DATABASE_URL });
        createApp(new Store(pool)).listen(Number(process.env.PORT ?? 3000));
      `,
      'package.json': packageJson({
        name: sketch.name,
        version: '1.4.0',
        dependencies: latest(NPM.service),
        devDependencies: latest(NPM.development),
      }),
      'tsconfig.json': NODE_TSCONFIG,
      Dockerfile: NODE_DOCKERFILE,
    },
    toolchain: TOOLCHAINS.node,
    port: 3000,
    features: serviceFeatures(sketch, wording),
    updates: nodeUpdates({ ...NPM.service, ...NPM.development }),
  };
}

export function nodeUpdates(versions: Record<string, string[]>) {
  return Object.entries(versions).map(([name, all]) => npmUpdates(name, all));
}

/** The thing, the steps that it can take, and their tests. */
export function domain({ thing }: ServiceSketch, wording: Wording): Tree {
  const type = pascal(thing.name);
  const { fields, steps } = thing;
  const head = text`
    /** ${pascal(
      an(spoken(thing.name)),
    )}. It is never changed in place: a step makes a new one. */
    export interface ${type} {
      id: string;
      status: string;
  `;
  const table = text`
    }

    const STEPS = [
  `;
  const rest = text`
    ];

    export class Refused extends Error {}

    /** What becomes of ${an(
      spoken(thing.name),
    )} when somebody asks to \`verb\` it. */
    export function after(before: ${type}, verb: string): ${type} {
      const step = STEPS.find(({ verb: one, from }) => one === verb && from === before.status);
      if (!step) throw new Refused(\`It is \${before.status}: too late to \${verb}, or too early\`);
      return { ...before, status: step.to };
    }
  `;
  return {
    [wording.domain]: `${head}${fields
      .map(wording.field)
      .join('')}${table}${steps.map(wording.step).join('')}${rest}`,
    [wording.tests]: testsOf(thing, wording),
  };
}

function testsOf({ name, fields, steps }: Thing, wording: Wording): string {
  const type = pascal(name);
  const samples = fields.map(field => `${field.name}: ${SAMPLES[field.type]},`);
  const head = text`
    import assert from 'node:assert/strict';
    import { test } from 'node:test';
    import { after, Refused, type ${type} } from './${name}.ts';

    const aThing = (status: string): ${type} => ({
      id: '1',
      status,
      ${samples.join('\n')}
    });

    test('refuses what nobody can do', () => {
      assert.throws(() => after(aThing('${
        statesOf(steps)[0]
      }'), 'undo'), Refused);
    });
  `;
  return head + steps.map(wording.stepTest).join('');
}

function store({ thing }: ServiceSketch): string {
  const type = pascal(thing.name);
  return text`
    import type { Pool } from 'pg';
    import type { ${type} } from './${thing.name}.ts';

    /** One row for each, as JSON: nobody has asked to query it otherwise yet. */
    export class Store {
      private readonly pool: Pool;

      constructor(pool: Pool) {
        this.pool = pool;
      }

      async find(id: string): Promise<${type} | undefined> {
        const { rows } = await this.pool.query('select body from ${thing.plural} where id = $1', [id]);
        return rows[0]?.body;
      }

      async save(one: ${type}): Promise<void> {
        await this.pool.query(
          \`insert into ${thing.plural} (id, body) values ($1, $2)
           on conflict (id) do update set body = excluded.body\`,
          [one.id, one],
        );
      }
    }
  `;
}

function app({ thing }: ServiceSketch): string {
  const first = statesOf(thing.steps)[0];
  return text`
    import { randomUUID } from 'node:crypto';
    import express, { type Express } from 'express';
    import { after, Refused } from './${thing.name}.ts';
    import type { Store } from './store.ts';

    export function createApp(store: Pick<Store, 'find' | 'save'>): Express {
      const app = express();
      app.use(express.json({ limit: '100kb' }));
      app.get('/health/:probe', (_request, response) => void response.json({ status: 'ok' }));

      app.post('/${thing.plural}', async (request, response) => {
        const begun = { ...request.body, id: randomUUID(), status: '${first}' };
        await store.save(begun);
        response.status(201).json(begun);
      });

      app.get('/${thing.plural}/:id', async (request, response) => {
        const found = await store.find(request.params.id);
        if (found) response.json(found);
        else response.status(404).json({ title: 'Not found', status: 404 });
      });

      app.post('/${thing.plural}/:id/:verb', async (request, response) => {
        const found = await store.find(request.params.id);
        if (!found) return void response.status(404).json({ title: 'Not found', status: 404 });
        try {
          const changed = after(found, request.params.verb);
          await store.save(changed);
          response.json(changed);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          response.status(409).json({ title: error.message, status: 409 });
        }
      });
      return app;
    }
  `;
}
