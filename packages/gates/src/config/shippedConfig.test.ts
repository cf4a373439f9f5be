// SPDX-License-Identifier: Apache-2.0
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigSchema } from '@backstage/config-loader';
import { repositoryRoot } from '../repository';
import acceptedDangers from './acceptedDangers.json';
import { dockerfileFaults } from './dockerfile';
import {
  everythingSet,
  listChoices,
  listVariables,
  type Environment,
} from './environments';
import {
  connectionsOutliveClients,
  cspNamesItsHosts,
  docsAreBuiltOutside,
  noDanger,
  noDefaultSecret,
  noGuest,
  openingFeatures,
  permissionsAreOn,
  requestsAreLimited,
  type AcceptedDanger,
} from './rules';
import {
  loadSchema,
  merged,
  readShippedConfig,
  secretsOf,
  shippedFiles,
} from './shippedConfig';

jest.setTimeout(120_000);

const dangers: AcceptedDanger[] = acceptedDangers;
const rules = {
  noGuest,
  noDanger: noDanger(dangers),
  permissionsAreOn,
  cspNamesItsHosts,
  docsAreBuiltOutside,
  requestsAreLimited,
  connectionsOutliveClients,
};

let choices: Environment[];
let schema: ConfigSchema;
beforeAll(async () => {
  [choices, schema] = await Promise.all([listChoices(), loadSchema()]);
});

it.each(Object.entries(rules))('%s holds for each choice', async (_, rule) => {
  for (const choice of choices) {
    const config = merged(await readShippedConfig(name => choice[name]));
    expect({ choice, found: rule(config) }).toEqual({ choice, found: [] });
  }
});

it('no secret has a default', async () => {
  for (const choice of choices) {
    const configs = await readShippedConfig(name => choice[name]);
    const found = noDefaultSecret(merged(configs), secretsOf(schema, configs));
    expect({ choice, found }).toEqual({ choice, found: [] });
  }
});

it('with everything set, each secret comes from the environment', async () => {
  const everything = await everythingSet();
  const configs = await readShippedConfig(name => everything[name]);
  expect(noDefaultSecret(merged(configs), secretsOf(schema, configs))).toEqual(
    expect.arrayContaining([
      'backend.database.connection.password',
      'auth.session.secret',
      'auth.providers.oidc.production.clientSecret',
      'integrations.github.0.apps.0.privateKey',
      'events.modules.github.webhookSecret',
      'cost.http.token',
      'dora.pagerduty.token',
      'dora.pagerduty.webhookSecret',
      'dora.webhook.secret',
      'toolStatus.grafana.token',
      'toolStatus.sonarqube.token',
    ]),
  );
});

it('each variable is told to those who operate the portal', async () => {
  const file = join(repositoryRoot, 'docs/operating/configure.md');
  const told = await readFile(file, 'utf8');
  const names = await listVariables();
  expect(names.filter(name => !told.includes(`\`${name}`))).toEqual([]);
});

it('each danger that is accepted has its decision record', async () => {
  for (const { adr } of dangers) {
    await expect(access(join(repositoryRoot, adr))).resolves.toBeUndefined();
  }
});

it('the backend has no feature that opens what is closed', async () => {
  const { dependencies } = JSON.parse(
    await readFile(
      join(repositoryRoot, 'packages/backend/package.json'),
      'utf8',
    ),
  );
  expect(openingFeatures(dependencies)).toEqual([]);
});

it('the image runs as production, as nobody in particular, with these configs', async () => {
  const dockerfile = await readFile(join(repositoryRoot, 'Dockerfile'), 'utf8');
  expect(dockerfileFaults(dockerfile, shippedFiles)).toEqual([]);
});
