import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createTestService, type TestService } from '../testing/service.ts';

describe('logging', () => {
  let service: TestService;

  before(async () => {
    service = await createTestService('http://127.0.0.1:9/jwks');
  });
  after(() => service.app.close());
  beforeEach(() => {
    service.log.length = 0;
  });

  it('writes one line a request, with the fields that queries rely on', async () => {
    await service.app.inject('/v1/greetings/Ada?key=hidden');
    const [line, ...more] = service.log;
    assert.ok(line);
    assert.equal(more.length, 0);
    assert.equal(line.level, 'info');
    assert.equal(line.status, 401);
    assert.equal(line.path, '/v1/greetings/Ada');
    for (const field of [
      'ts',
      'msg',
      'service',
      'env',
      'version',
      'request_id',
      'duration_ms',
    ]) {
      assert.ok(field in line, `${field} is missing`);
    }
  });

  it('leaves probes to the debug level', async () => {
    await service.app.inject('/health/live');
    assert.equal(service.log[0]?.level, 'debug');
  });

  it('carries the request id of the caller through', async () => {
    const answer = await service.app.inject({
      url: '/nowhere',
      headers: { 'x-request-id': 'order-4711' },
    });
    assert.equal(answer.headers['x-request-id'], 'order-4711');
    assert.equal(service.log[0]?.request_id, 'order-4711');
  });

  it('does not take an id that could forge a log line', async () => {
    const answer = await service.app.inject({
      url: '/nowhere',
      headers: { 'x-request-id': 'a" ,"level":"fatal' },
    });
    assert.match(String(answer.headers['x-request-id']), /^[\da-f-]{36}$/);
  });

  it('never writes secrets', () => {
    service.app.log.info(
      {
        token: 'hidden',
        headers: { authorization: 'hidden' },
        db: { options: { password: 'hidden' } },
      },
      'connecting',
    );
    assert.doesNotMatch(JSON.stringify(service.log), /hidden/);
    assert.match(JSON.stringify(service.log), /\[redacted\]/);
  });
});
