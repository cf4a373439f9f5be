import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Fastify from 'fastify';
import { Health, healthRoutes } from './routes/health.ts';
import {
  createTestService,
  startIdentityProvider,
  type Identities,
  type TestService,
} from './testing/service.ts';

describe('service', () => {
  let identities: Identities;
  let service: TestService;

  before(async () => {
    identities = await startIdentityProvider();
  });
  after(() => identities.close());

  async function get(url: string, headers: Record<string, string> = {}) {
    return service.app.inject({ url, headers });
  }

  async function authorization() {
    return { authorization: `Bearer ${await identities.token()}` };
  }

  before(async () => {
    service = await createTestService(identities.jwksUrl);
  });
  after(() => service.app.close());

  it('is live and ready without a token', async () => {
    assert.equal((await get('/health/live')).statusCode, 200);
    assert.equal((await get('/health/ready')).statusCode, 200);
    assert.equal((await get('/health/startup')).statusCode, 200);
  });

  it('is live but not ready while it drains', async () => {
    const { app, health } = await createTestService(identities.jwksUrl);
    health.drain();
    assert.equal((await app.inject('/health/live')).statusCode, 200);
    assert.equal((await app.inject('/health/ready')).statusCode, 503);
    await app.close();
  });

  it('has neither started nor is ready before it listens', async () => {
    const health = new Health();
    const app = Fastify().register(healthRoutes(health));
    for (const path of ['/health/startup', '/health/ready']) {
      assert.equal((await app.inject(path)).statusCode, 503);
    }
    assert.equal((await app.inject('/health/live')).statusCode, 200);
    await app.close();
  });

  it('greets', async () => {
    const answer = await get(
      '/v1/greetings/Ada%20Lovelace',
      await authorization(),
    );
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json(), {
      message: 'Hello, Ada Lovelace',
      from: 'ada',
    });
  });

  it('says what is wrong with a request', async () => {
    const answer = await get('/v1/greetings/%20', await authorization());
    assert.equal(answer.statusCode, 400);
    assert.equal(
      answer.headers['content-type'],
      'application/problem+json; charset=utf-8',
    );
    assert.match(answer.json<{ detail: string }>().detail, /name/);
  });

  it('answers an unknown path with a problem', async () => {
    const answer = await get('/nowhere');
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.json<{ title: string }>().title, 'Not Found');
  });

  it('refuses a body that is too large', async () => {
    const { app } = await createTestService(identities.jwksUrl);
    app.post('/echo', async ({ body }) => body);
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      payload: { text: 'x'.repeat(2_000_000) },
    });
    assert.equal(answer.statusCode, 413);
    await app.close();
  });

  it('keeps to itself what broke', async () => {
    const { app, log } = await createTestService(identities.jwksUrl);
    app.get('/broken', () => {
      throw new Error('password of the database');
    });
    const answer = await app.inject('/broken');
    assert.equal(answer.statusCode, 500);
    assert.doesNotMatch(answer.body, /password/);
    assert.ok(log.some(({ msg }) => msg === 'request failed'));
    await app.close();
  });

  it('counts requests by route, not by path, and probes not at all', async () => {
    await get('/health/ready');
    await get('/v1/greetings/Ada');
    await get('/v1/greetings/Grace');
    const metrics = (await service.metrics.inject('/metrics')).body;
    assert.match(
      metrics,
      /http_requests_total\{method="GET",route="\/v1\/greetings\/:name",status="401",service="[^"]+",env="local"\} [2-9]/,
    );
    assert.match(metrics, /http_request_duration_seconds_bucket\{/);
    assert.match(metrics, /build_info\{version="[^"]+",revision="unknown"/);
    assert.match(metrics, /nodejs_eventloop_lag_seconds/);
    assert.doesNotMatch(metrics, /Grace|health/);
    assert.equal((await get('/metrics')).statusCode, 404);
  });
});
