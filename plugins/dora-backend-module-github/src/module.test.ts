// SPDX-License-Identifier: Apache-2.0
import { startTestForge, type TestForge } from '@macadam/sandbox';
import { startModule, type RunningModule } from './__testUtils__/startModule';
import { aHistory, aRun, deployWorkflow } from './__testUtils__/stories';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(120_000);

/** Nobody listens there: what was sent stands in the hook's list all the same. */
const NOBODY = 'http://127.0.0.1:9/';

const STAGED = deployWorkflow([
  { name: 'stage', environment: 'staging' },
  { name: 'release', environment: 'production' },
]);

let forge: TestForge;
let running: RunningModule | undefined;

beforeEach(async () => {
  const story = aHistory({ workflow: STAGED, commits: 2, runs: [aRun(0)] });
  forge = await startTestForge({
    story: () => story,
    organizationHook: { url: NOBODY, secret: 'what only we two know' },
  });
});

afterEach(async () => {
  await running?.stop();
  await forge.close();
});

it('tells of a run as it goes, by webhooks', async () => {
  const { told } = await start();
  await deploy();
  await publishAll();
  const deployments = told.flatMap(telling => telling.deployments ?? []);
  const [production] = deployments.filter(
    ({ environment }) => environment === 'production',
  );
  expect(production).toMatchObject({
    status: 'success',
    attempt: 1,
    subject: { workflow: 'Deploy to Production' },
    // Since what the last run brought, of which no webhook told.
    commits: [{ title: 'Change 1' }],
  });
  expect(told[0]).toMatchObject({
    source: 'github',
    deliveryId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

it('tells the same of each webhook, in whatever order and however often', async () => {
  const { told } = await start();
  await deploy();
  await publishAll();
  const once = tellings();
  told.length = 0;
  await publishAll([...deliveries(), ...deliveries().reverse()]);
  expect(new Set(tellings())).toEqual(new Set(once));
});

it('tells all of a run by its end alone, when nothing else came', async () => {
  const { told } = await start();
  await deploy();
  await publishAll(
    deliveries().filter(({ event }) => event === 'workflow_run'),
  );
  expect(told).toHaveLength(1);
  expect(
    told[0].deployments?.map(({ environment }) => environment).sort(),
  ).toEqual(['production', 'staging']);
});

it('tells the same as a read of the history', async () => {
  const { source, told } = await start();
  await deploy();
  await publishAll();
  const { records } = await source.readDeployments({
    value: 'acme/payment-service',
    since: new Date(forge.clock.now().getTime() - 6 * 3_600_000),
    needsPaths: false,
    workflows: [null],
    signal: new AbortController().signal,
  });
  const last = new Map(
    told
      .flatMap(({ deployments = [] }) => deployments)
      .map(one => [one.externalId, one]),
  );
  expect(records).toHaveLength(2);
  expect([...last.values()]).toEqual(expect.arrayContaining(records));
});

it.each([
  { name: 'no entity names', interest: undefined },
  {
    name: 'entities deploy by another workflow',
    interest: { needsPaths: false, workflows: ['Release'] },
  },
])('asks nothing of a run of a repository that $name', async ({ interest }) => {
  const { told } = await start(() => interest);
  await deploy();
  await publishAll(
    deliveries().filter(({ event }) => event === 'workflow_run'),
  );
  expect(told).toEqual([]);
});

it('leaves out what is none of GitHub’s', async () => {
  const { events, told } = await start();
  for (const topic of ['github.workflow_run', 'github.deployment_status']) {
    await events.publish({ topic, eventPayload: { action: 'completed' } });
  }
  expect(told).toEqual([]);
});

async function start(
  interestIn = () =>
    ({ needsPaths: false, workflows: [null] } as
      | { needsPaths: boolean; workflows: Array<string | null> }
      | undefined),
): Promise<RunningModule> {
  running = await startModule(forge, { interestIn });
  return running;
}

async function deploy() {
  const { status } = await forge.request(
    'POST',
    '/repos/acme/payment-service/actions/workflows/deploy.yaml/dispatches',
    { body: { ref: 'main' } },
  );
  expect(status).toBe(204);
  forge.clock.advance(3600);
  await forge.forge.events.settled();
  await forge.forge.webhooks.settled();
}

/** Newest last. */
function deliveries() {
  return forge.forge.store.deliveries.values();
}

async function publishAll(all = deliveries()) {
  for (const { event, request } of all) {
    await running?.events.publish({
      topic: `github.${event}`,
      eventPayload: JSON.parse(request.body),
      metadata: request.headers,
    });
  }
}

function tellings(): string[] {
  const told = running?.told ?? [];
  return told
    .flatMap(({ deployments = [] }) => deployments)
    .map(one => JSON.stringify(one));
}
