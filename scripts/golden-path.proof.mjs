// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { checkout } from './stack/settings.mjs';
import { runToEnd, temporaryDirectory, until } from './testing/program.mjs';
import { Runs } from './testing/runs.mjs';
import { npmStart, ownSurroundings } from './testing/whole-stack.mjs';

const execute = promisify(execFile);

const PERSONA = 'payments-developer';
/** What is promised. How long it took is said. */
const CATALOG_WITHIN_MS = 5_000;
const SERVICE_WITHIN_MS = 15_000;
const GOES_ON_WITHIN_MS = 60_000;
/** What nobody promised a time for. */
const RECIPE_WITHIN_MS = 3 * 60_000;
const FIFTY_WITHIN_MS = 10 * 60_000;
const HELD_WITHIN_MS = 60_000;

/**
 * Where each run is when everything dies: its step, and the request of that step which the forge leaves without an answer. A run of its own for
 * each, because all of them go on together.
 * @type {Record<string, { step: string, request: (name: string) => string }>}
 */
const moments = {
  fetch: {
    step: 'fetch',
    request: () => 'GET .*/repos/acme/platform/tarball/',
  },
  reserve: {
    step: 'reserve',
    request: name => `GET /api/v3/repos/acme/${name}$`,
  },
  create: {
    step: 'publish',
    request: name => `PUT .*/teams/payments-team/repos/acme/${name}$`,
  },
  fill: {
    step: 'publish',
    request: name => `POST /acme/${name}.git/git-receive-pack`,
  },
  protect: {
    step: 'publish',
    request: name => `PUT .*/repos/acme/${name}/branches/main/protection`,
  },
  pipeline: {
    step: 'pipeline',
    request: name => `GET .*/repos/acme/${name}/actions/workflows/`,
  },
  register: {
    step: 'register',
    request: name => `GET .*/repos/acme/${name}/contents/catalog-info.yaml`,
  },
};

const serviceCutOffAt = (/** @type {string} */ moment) => `cut-off-${moment}`;

/**
 * Starts a run for each of these moments, and waits until each has come to its own.
 * @param {Runs} runs
 * @param {string[]} chosen
 * @returns {Promise<string[]>} their ids
 */
async function startUpTo(runs, chosen) {
  const names = chosen.map(serviceCutOffAt);
  for (const [index, moment] of chosen.entries()) {
    await runs.hold(moments[moment].request(names[index]));
  }
  const ids = await Promise.all(names.map(name => runs.start(name)));
  await until(async () => (await runs.notHeldYet()) === 0, HELD_WITHIN_MS);
  return ids;
}

/**
 * The README's commands, at the portal of this test.
 * @param {{ PORT: string }} env
 */
function recipe({ PORT }) {
  const readme = readFileSync(path.join(checkout, 'README.md'), 'utf8');
  const [, commands] = /```sh\n(TOKEN=[^]*?)```/.exec(readme) ?? [];
  assert.ok(commands);
  return commands.replaceAll('localhost:7007', `localhost:${PORT}`);
}

/**
 * @param {import('node:test').TestContext} step
 * @param {string} what
 * @param {() => Promise<void>} work
 */
async function timed(step, what, work) {
  const begun = performance.now();
  await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  step.diagnostic(`${seconds} s ${what}`);
}

test('golden paths of a whole stack', async t => {
  const env = await ownSurroundings(temporaryDirectory(t));
  let stack = await npmStart(env);
  t.after(() => stack.npm.kill('SIGTERM'));
  let runs = await Runs.as(PERSONA, env);

  await t.test('a push is in the catalog within seconds', async step => {
    const said = await runs.describeAnew('payment-service');
    await timed(step, 'after the push', () =>
      until(
        async () => (await runs.descriptionOf('payment-service')) === said,
        CATALOG_WITHIN_MS,
      ),
    );
  });

  await t.test("the README's recipe creates a service", async step => {
    if (spawnSync('curl', ['--version']).error) return step.skip('no curl');
    const { stdout } = await execute('sh', ['-ec', recipe(env)], {
      cwd: checkout,
      env: { ...process.env, ...env },
      timeout: RECIPE_WITHIN_MS,
    });
    assert.match(stdout, /"name":"refund-api"/);
  });

  await t.test('a form becomes a service within seconds', async step => {
    const id = await runs.start('soon-there');
    await timed(step, 'from the button to the catalog', () =>
      runs.allEnd([id], SERVICE_WITHIN_MS),
    );
    assert.deepEqual(await runs.statuses([id]), ['completed']);
    assert.deepEqual(await runs.componentsLike(/^soon-there$/), ['soon-there']);
  });

  await t.test('fifty at once make fifty services, none twice', async step => {
    const names = Array.from({ length: 50 }, (_, index) => `many-${index}`);
    const ids = await Promise.all(names.map(name => runs.start(name)));
    await timed(step, 'for all', () => runs.allEnd(ids, FIFTY_WITHIN_MS));
    assert.deepEqual(
      await runs.statuses(ids),
      ids.map(() => 'completed'),
    );
    assert.deepEqual(await runs.repositoriesLike(/^many-\d+$/), names.sort());
    assert.deepEqual(await runs.componentsLike(/^many-\d+$/), names);
  });

  await t.test('one name asked for by ten makes one service', async () => {
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => runs.start('wanted-by-all')),
    );
    await runs.allEnd(ids, FIFTY_WITHIN_MS);
    const statuses = await runs.statuses(ids);
    const completed = statuses.filter(status => status === 'completed');
    assert.equal(completed.length, 1);
    assert.equal(await runs.commitsOf('wanted-by-all'), 1);
  });

  await t.test('kill -9 in any step: a start goes on with it', async step => {
    const [fetching, ...others] = Object.keys(moments);
    const names = Object.keys(moments).map(serviceCutOffAt);
    // What is fetched is the same for all: who is to wait for it comes by before the others.
    const ids = await startUpTo(runs, [fetching]);
    ids.push(...(await startUpTo(runs, others)));
    assert.deepEqual(
      await runs.stepsInHand(ids),
      Object.values(moments).map(moment => moment.step),
    );
    stack.npm.kill('SIGKILL');
    for (const { pid } of stack.processes) process.kill(pid, 'SIGKILL');
    await stack.ended;

    stack = await npmStart(env);
    runs = await Runs.as(PERSONA, env);
    await timed(step, 'after the start', () =>
      runs.allEnd(ids, GOES_ON_WITHIN_MS),
    );
    assert.deepEqual(
      await runs.statuses(ids),
      ids.map(() => 'completed'),
    );
    assert.deepEqual(await runs.repositoriesLike(/^cut-off-/), names.sort());
    for (const name of names) {
      assert.equal(await runs.commitsOf(name), 1);
      assert.equal(await runs.isProtected(name), true);
    }
    const scratch = path.join(env.MACADAM_DATA, 'scratch');
    assert.deepEqual(readdirSync(scratch), []);
  });

  await t.test('sandbox:reset makes another Acme', async () => {
    const said = await runs.descriptionOf('payment-service');
    stack.npm.kill('SIGTERM');
    await stack.ended;
    const program = path.join(checkout, 'scripts', 'sandbox-reset.cjs');
    assert.equal((await runToEnd([program], { env })).code, 0);

    stack = await npmStart(env);
    runs = await Runs.as(PERSONA, env);
    assert.notEqual(await runs.descriptionOf('payment-service'), said);
    for (const name of [/^soon-there$/, /^many-/, /^cut-off-/]) {
      assert.deepEqual(await runs.repositoriesLike(name), []);
      assert.deepEqual(await runs.componentsLike(name), []);
    }
  });

  stack.npm.kill('SIGTERM');
  await stack.ended;
});
