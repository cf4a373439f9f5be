// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { dockerfileFaults } from './dockerfile';
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
  type ConfigRule,
} from './rules';

const dangerous = 'backend.auth.dangerouslyDisableDefaultAuthPolicy';

it.each<{ name: string; rule: ConfigRule; yaml: string; found: string[] }>([
  {
    name: 'a guest, even one without options',
    rule: noGuest,
    yaml: 'auth: { providers: { guest: {} } }',
    found: ['auth.providers.guest'],
  },
  {
    name: 'a guest outside development',
    rule: noGuest,
    yaml: 'auth: { providers: { guest: { userEntityRef: user:default/guest } } }',
    found: ['auth.providers.guest.userEntityRef'],
  },
  {
    name: 'a dangerous switch',
    rule: noDanger([]),
    yaml: 'backend: { auth: { dangerouslyDisableDefaultAuthPolicy: true } }',
    found: [dangerous],
  },
  {
    name: 'a dangerous switch with a decision record of its own',
    rule: noDanger([{ path: dangerous, adr: 'docs/adr/x.md' }]),
    yaml: 'backend: { auth: { dangerouslyDisableDefaultAuthPolicy: true } }',
    found: [],
  },
  {
    name: 'permissions that are off',
    rule: permissionsAreOn,
    yaml: 'permission: { enabled: false }',
    found: ['permission.enabled'],
  },
  {
    name: 'permissions that nobody turned on',
    rule: permissionsAreOn,
    yaml: 'app: { title: x }',
    found: ['permission.enabled'],
  },
  {
    name: 'a CSP that lets everything through',
    rule: cspNamesItsHosts,
    yaml: "backend: { csp: { connect-src: ['self', 'http:', 'https:'], img-src: ['*'] } }",
    found: [
      'backend.csp.connect-src.1: http:',
      'backend.csp.connect-src.2: https:',
      'backend.csp.img-src.0: *',
    ],
  },
  {
    name: 'a CSP with a host over plain HTTP',
    rule: cspNamesItsHosts,
    yaml: "backend: { csp: { img-src: ['http://images.example'] } }",
    found: ['backend.csp.img-src.0: http://images.example'],
  },
  {
    name: 'a CSP that names its hosts',
    rule: cspNamesItsHosts,
    yaml: "backend: { csp: { img-src: ['https://images.example', 'data:'] } }",
    found: [],
  },
  {
    name: 'docs that are built in the portal',
    rule: docsAreBuiltOutside,
    yaml: 'techdocs: { builder: local, generator: { runIn: local } }',
    found: ['techdocs.builder', 'techdocs.generator.runIn'],
  },
  {
    name: 'a missing rate limit',
    rule: requestsAreLimited,
    yaml: 'backend: { baseUrl: https://portal.example }',
    found: ['backend.rateLimit.incomingRequestLimit'],
  },
  {
    name: 'connections that Node closes after its own five seconds',
    rule: connectionsOutliveClients,
    yaml: 'backend: { baseUrl: https://portal.example }',
    found: ['backend.server.keepAliveTimeout'],
  },
  {
    name: 'connections that are closed before a proxy lets go of them',
    rule: connectionsOutliveClients,
    yaml: 'backend: { server: { keepAliveTimeout: { seconds: 60 } } }',
    found: ['backend.server.keepAliveTimeout'],
  },
])('finds $name', ({ rule, yaml, found }) => {
  expect(rule(parse(yaml) as JsonObject)).toEqual(found);
});

it.each([
  { name: 'a secret by its schema', secret: { a: { salt: 'pepper' } } },
  { name: 'a secret by its name', config: { a: { clientSecret: 'letmein' } } },
  { name: 'a secret in a list', config: { a: { tokens: ['letmein'] } } },
])('finds $name', ({ config = {}, secret = {} }) => {
  expect(noDefaultSecret(config, secret)).toHaveLength(1);
});

it('takes an absent secret for what it is', () => {
  expect(noDefaultSecret({ a: { tokens: [], session: {} } }, {})).toEqual([]);
});

it('finds features that open what is closed', () => {
  expect(
    openingFeatures({
      '@backstage/plugin-auth-backend-module-guest-provider': '*',
      '@backstage/plugin-permission-backend-module-allow-all-policy': '*',
      '@backstage/plugin-auth-backend': '*',
    }),
  ).toHaveLength(2);
});

describe('an image', () => {
  const sound = [
    'ENV NODE_ENV=production',
    'USER 10001',
    'CMD ["node", "packages/backend", "--config", "app-config.yaml"]',
  ];
  const faults = (...lines: string[]) =>
    dockerfileFaults(lines.join('\n'), ['app-config.yaml']);

  it('may run the portal with what is shipped', () => {
    expect(faults(...sound)).toEqual([]);
  });

  it.each([
    {
      name: 'another config',
      lines: ['CMD ["node", ".", "--config", "app-config.local.yaml"]'],
    },
    { name: 'no config', lines: ['CMD ["node", "packages/backend"]'] },
    { name: 'a secret', lines: ['ENV SESSION_SECRET=letmein'] },
    { name: 'the user root', lines: ['USER 0'] },
    { name: 'a user by name', lines: ['USER node'] },
  ])('is refused for $name', ({ lines }) => {
    expect(faults(...sound, ...lines)).toHaveLength(1);
  });

  it('is refused without NODE_ENV=production', () => {
    expect(faults(...sound.slice(1))).toHaveLength(1);
  });
});
