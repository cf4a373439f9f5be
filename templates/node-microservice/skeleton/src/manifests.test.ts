import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { createTestService } from './testing/service.ts';

interface Deployment {
  spec: { template: { spec: { containers: Container[] } } };
}

interface Container {
  startupProbe: { httpGet: { path: string } };
  livenessProbe: { httpGet: { path: string } };
  readinessProbe: { httpGet: { path: string } };
}

describe('manifests', () => {
  it('probe paths that the service answers', async () => {
    const file = readFileSync('k8s/base/deployment.yaml', 'utf8');
    const { containers } = (parse(file) as Deployment).spec.template.spec;
    const { app } = await createTestService('http://127.0.0.1:9/jwks');
    for (const { startupProbe, livenessProbe, readinessProbe } of containers) {
      for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) {
        assert.equal((await app.inject(httpGet.path)).statusCode, 200);
      }
    }
    await app.close();
  });
});
