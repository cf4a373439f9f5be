// SPDX-License-Identifier: Apache-2.0
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Project } from '../project';
import { run, startService } from '../run';
import { aService, answersInPairs } from './answers';

jest.setTimeout(300_000);

const directory = createMockDirectory();
const installed = new Map<boolean, string>();

/** Installs by the lock file once for each set of dependencies; projects with the same set share it. */
async function install(project: Project, tracing: boolean): Promise<void> {
  const shared = installed.get(tracing);
  if (shared) {
    await symlink(shared, join(project.directory, 'node_modules'));
    return;
  }
  await run(project.directory, [
    'npm',
    'ci',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
  ]);
  installed.set(tracing, join(project.directory, 'node_modules'));
}

describe.each(answersInPairs)('a service with %j', answers => {
  let project: Project;

  beforeAll(async () => {
    project = await Project.render({
      template: 'node-microservice',
      values: { ...aService(answers) },
      directory: directory.resolve(Object.values(answers).join('-')),
    });
    await install(project, answers.tracing);
  });

  it.each(['lint', 'typecheck', 'test', 'build'])(
    'passes its own %s',
    async script => {
      const command = ['node', '--run', script];
      await expect(run(project.directory, command)).resolves.toBeUndefined();
    },
  );

  it('starts from its build, answers, asks for a token, and stops when told', async () => {
    const command = project.json<{ scripts: { start: string } }>('package.json')
      .scripts.start;
    const service = await startService(project.directory, command.split(' '));
    const get = async (path: string) =>
      (await fetch(`${service.url}${path}`)).status;
    expect(await get('/health/live')).toBe(200);
    expect(await get('/health/ready')).toBe(200);
    expect(await get('/v1/greetings/Ada')).toBe(401);
    expect(await get('/health/startup')).toBe(200);
    const metrics = await fetch(service.metricsUrl);
    expect(await metrics.text()).toContain(
      'http_requests_total{method="GET",route="/v1/greetings/:name",status="401",service="greeter",env="local"} 1',
    );
    expect(await service.stop('SIGTERM')).toBe(0);
  });
});
