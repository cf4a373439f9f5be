import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { problemSchema } from './problem.ts';
import { greetingSchema } from './routes/greetings.ts';
import {
  createTestService,
  startIdentityProvider,
  type Identities,
  type TestService,
} from './testing/service.ts';

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, unknown> };
}

const api = parse(readFileSync('openapi.yaml', 'utf8')) as OpenApi;
const schemas = { Greeting: greetingSchema, Problem: problemSchema };

describe('openapi.yaml', () => {
  let identities: Identities;
  let service: TestService;

  before(async () => {
    identities = await startIdentityProvider();
    service = await createTestService(identities.jwksUrl);
  });
  after(async () => {
    await service.app.close();
    await identities.close();
  });

  it('describes every schema exactly as the code enforces it', () => {
    const enforced = Object.entries(schemas).map(([name, schema]) => {
      // The dialect is the document's own; it does not repeat it in each schema.
      return [name, { ...z.toJSONSchema(schema), $schema: undefined }];
    });
    assert.deepEqual(
      api.components.schemas,
      JSON.parse(JSON.stringify(Object.fromEntries(enforced))),
    );
  });

  it('lists only routes that are served', () => {
    for (const [path, operations] of Object.entries(api.paths)) {
      for (const method of Object.keys(operations)) {
        const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
        assert.ok(
          service.app.hasRoute({ method: method.toUpperCase(), url }),
          `${method} ${path}`,
        );
      }
    }
  });

  for (const [name, status, url, claims] of [
    ['a greeting', 200, '/v1/greetings/Ada', {}],
    ['a bad name', 400, '/v1/greetings/%20', {}],
    ['a bad token', 401, '/v1/greetings/Ada', { exp: 1 }],
  ] as const) {
    it(`knows the answer to ${name}`, async () => {
      const token = await identities.token(claims);
      const answer = await service.app.inject({
        url,
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(answer.statusCode, status);
      assert.ok(
        api.paths['/v1/greetings/{name}']?.get?.responses[String(status)],
      );
    });
  }
});
