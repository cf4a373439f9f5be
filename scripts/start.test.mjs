// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { freePort, freeSandboxPort } from './stack/ports.mjs';
import { checkout } from './stack/settings.mjs';
import { runToEnd, temporaryDirectory } from './testing/program.mjs';

const start = path.join(checkout, 'scripts', 'start.cjs');

test('a port that is no port is named', async () => {
  const { code, stderr } = await runToEnd([start], { env: { PORT: '70o7' } });
  assert.equal(code, 1);
  assert.equal(
    stderr,
    'macadam: PORT is "70o7": it must be a port number from 1 to 65535.\n',
  );
});

test('ports that collide with each other are named', async () => {
  const env = { PORT: '7012', SANDBOX_PORT: '7010' };
  const { code, stderr } = await runToEnd([start], { env });
  assert.equal(code, 1);
  assert.match(stderr, /^macadam: PORT is 7012, but the sandbox uses.*\n$/);
});

/** @type {[string, RegExp, string, (port: number) => NodeJS.ProcessEnv][]} */
const takenPorts = [
  [
    'the portal',
    /, which the portal needs, is taken: .* PORT=\d+\.\n$/,
    '127.0.0.1',
    port => ({ PORT: String(port) }),
  ],
  [
    'the forge',
    /, which the sandbox's forge needs, is taken: .* SANDBOX_PORT=\d+\.\n$/,
    '127.0.0.1',
    port => ({ SANDBOX_PORT: String(port) }),
  ],
  [
    'the identity provider',
    /, which the sandbox's identity provider needs, is taken: .* SANDBOX_PORT=\d+\.\n$/,
    '127.0.0.1',
    port => ({ SANDBOX_PORT: String(port - 1) }),
  ],
  [
    'the pager',
    /, which the sandbox's pager needs, is taken: .* SANDBOX_PORT=\d+\.\n$/,
    '127.0.0.1',
    port => ({ SANDBOX_PORT: String(port - 2) }),
  ],
  [
    'the meter',
    /, which the sandbox's meter needs, is taken: .* SANDBOX_PORT=\d+\.\n$/,
    '127.0.0.1',
    port => ({ SANDBOX_PORT: String(port - 3) }),
  ],
  [
    'Grafana',
    /, which the sandbox's Grafana needs, is taken: .* SANDBOX_PORT=\d+\.\n$/,
    '127.0.0.1',
    port => ({ SANDBOX_PORT: String(port - 4) }),
  ],
  [
    'SonarQube',
    /, which the sandbox's SonarQube needs, is taken: .* SANDBOX_PORT=\d+\.\n$/,
    '127.0.0.1',
    port => ({ SANDBOX_PORT: String(port - 5) }),
  ],
  [
    'the portal, by somebody on all interfaces',
    /, which the portal needs, is taken: /,
    '0.0.0.0',
    port => ({ PORT: String(port) }),
  ],
];
for (const [owner, line, host, env] of takenPorts) {
  test(`a taken port of ${owner} is named, and nothing is touched`, async t => {
    const data = temporaryDirectory(t);
    const server = createServer().listen(0, host);
    t.after(() => server.close());
    await once(server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (
      server.address()
    );
    const { code, stdout, stderr } = await runToEnd([start], {
      env: {
        PORT: String(await freePort()),
        SANDBOX_PORT: String(await freeSandboxPort()),
        MACADAM_DATA: data,
        ...env(port),
      },
    });
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, line);
    assert.ok(stderr.startsWith(`macadam: Port ${port}`), stderr);
    assert.deepEqual(readdirSync(data), []);
  });
}

test('a data directory that cannot be made is named', async () => {
  const env = { MACADAM_DATA: '/dev/null/data' };
  const { code, stderr } = await runToEnd([start], { env });
  assert.equal(code, 1);
  assert.match(
    stderr,
    /^macadam: The data directory \/dev\/null\/data cannot be written \(ENOTDIR\).*\n$/,
  );
});
