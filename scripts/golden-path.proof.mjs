// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { checkout } from './stack/settings.mjs';
import { temporaryDirectory, until } from './testing/program.mjs';
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

/**
 * Where each run is when everything dies: the request of its step that the forge leaves without an answer. A run of its own for each, because
 * all of them go on together.
 * @type {Record<string, (name: string) => string>}
 */
const cutOffAt = {
  reserve: name => `GET /api/v3/repos/acme/${name}$`,
  create: name => `PUT .*/teams/payments-team/repos/acme/${name}$`,
  fill: name => `POST /acme/${name}.git/git-receive-pack`,
  protect: name => `PUT .*/repos/acme/${name}/branches/main/protection`,
  pipeline: name => `GET .*/repos/acme/${name}/actions/workflows/`,
  register: name => `GET .*/repos/acme/${name}/contents/catalog-info.yaml`,
};

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
    const names = Object.keys(cutOffAt).map(moment => `cut-off-${moment}`);
    const held = Object.values(cutOffAt).map((request, i) => request(names[i]));
    for (const request of held) await runs.hold(request);
    const ids = await Promise.all(names.map(name => runs.start(name)));
    await until(async () => (await runs.notHeldYet()) === 0, 60_000);
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

  stack.npm.kill('SIGTERM');
  await stack.ended;
});
