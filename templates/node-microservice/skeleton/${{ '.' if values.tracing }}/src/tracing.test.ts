import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { close, environment, listen } from './testing/service.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';

function start(endpoint: string) {
  return spawn(
    process.execPath,
    ['--import', './src/tracing.ts', 'src/index.ts'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...environment('http://127.0.0.1:9/jwks'),
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
        NODE_V8_COVERAGE: process.env.NODE_V8_COVERAGE ?? '',
      },
    },
  );
}

describe('tracing', () => {
  it('joins the trace of the caller, in logs and in what it exports', async context => {
    const exported: string[] = [];
    const collector = createServer((request, response) => {
      void text(request).then(body => {
        exported.push(body);
        response.end();
      });
    });
    context.after(() => close(collector));
    const endpoint = `http://127.0.0.1:${String(await listen(collector))}`;
    const service = start(endpoint);
    const ended = once(service, 'exit');
    const lines: string[] = [];
    for await (const line of createInterface(service.stdout)) {
      lines.push(line);
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url === undefined) continue;
      const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
      await fetch(`${url}/v1/greetings/Ada`, { headers });
      service.kill('SIGTERM');
    }

    assert.deepEqual(await ended, [0, null]);
    assert.match(lines.join('\n'), new RegExp(`"trace_id":"${traceId}"`));
    assert.match(exported.join('\n'), new RegExp(traceId));
    assert.match(exported.join('\n'), /\/v1\/greetings\/:name/);
  });

  it('does not make the service fail when the collector is away', async () => {
    const service = start('http://127.0.0.1:9');
    const ended = once(service, 'exit');
    for await (const line of createInterface(service.stdout)) {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url === undefined) continue;
      assert.equal((await fetch(`${url}/v1/greetings/Ada`)).status, 401);
      service.kill('SIGTERM');
    }
    assert.deepEqual(await ended, [0, null]);
  });
});
