// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Told } from '@macadam/plugin-dora-node';
import { GenericWebhooks } from './receive/GenericWebhooks';

jest.setTimeout(60_000);

const SECRET = 'what only we two know';
const PAGE = path.resolve(
  __dirname,
  '../../../docs/operating/delivery-sources.md',
);

/** What the documented commands need, for a machine that has it not: the last in PATH. */
const tools = createMockDirectory();

let server: http.Server;
let told: Array<{ path?: string; told: Told }>;

beforeAll(async () => {
  tools.setContent({
    openssl: script(`
      const [kind, hash, option, secret] = process.argv.slice(2);
      if (kind !== 'dgst' || hash !== '-sha256' || option !== '-hmac') process.exit(1);
      const body = require('fs').readFileSync(0);
      const digest = require('crypto').createHmac('sha256', secret).update(body).digest('hex');
      console.log('SHA2-256(stdin)= ' + digest);`),
    curl: script(`
      const [, url, ...options] = process.argv.slice(2);
      const headers = {};
      let body;
      for (let at = 0; at < options.length; at += 2) {
        const value = options[at + 1];
        if (options[at] === '--data-binary') body = value;
        else headers[value.slice(0, value.indexOf(':'))] = value.slice(value.indexOf(':') + 1).trim();
      }
      fetch(url, { method: 'POST', headers, body }).then(({ ok }) => process.exit(ok ? 0 : 22));`),
  });
  for (const tool of ['openssl', 'curl']) {
    await promisify(execFile)('chmod', ['+x', tools.resolve(tool)]);
  }
});

beforeEach(async () => {
  told = [];
  const receiver = new GenericWebhooks({ secret: SECRET });
  server = http.createServer(async (request, response) => {
    const { headers, url } = request;
    try {
      const body = await buffer(request);
      told.push({ path: url, told: await receiver.receive({ headers, body }) });
      response.writeHead(202).end();
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => server.close());

it('the commands of the page do what they say', async () => {
  const page = await readFile(PAGE, 'utf8');
  const commands = Array.from(
    page.matchAll(/^```sh\n(.*?)^```$/gms),
    ([, command]) => command,
  );
  for (const command of commands) await run(command);
  expect(told).toMatchObject([
    {
      path: '/api/dora/webhooks/generic',
      told: {
        source: 'webhook:jenkins',
        deliveryId: 'payment-service-1207',
        deployments: [
          { externalId: 'payment-service/1207', commits: [{ isMerge: false }] },
        ],
      },
    },
    {
      told: {
        source: 'webhook:opsgenie',
        incidents: [{ deploymentId: 'payment-service/1207' }],
      },
    },
  ]);
});

async function run(command: string): Promise<void> {
  const { port } = server.address() as AddressInfo;
  await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', command], {
    env: {
      PATH: `${process.env.PATH}:${tools.path}`,
      MACADAM_BASE_URL: `http://127.0.0.1:${port}`,
      DELIVERY_WEBHOOK_SECRET: SECRET,
    },
  });
}

function script(program: string): string {
  return `#!${process.execPath}\n${program}\n`;
}
