// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  costSourcesExtensionPoint,
  type CostSource,
} from '@macadam/plugin-cost-node';
import { costModuleHttp } from './module';

async function sourcesWith(http: object | undefined): Promise<string[]> {
  const sources: CostSource[] = [];
  const addCostSource = (source: CostSource) => void sources.push(source);
  const backend = await startTestBackend({
    features: [
      costModuleHttp,
      mockServices.rootConfig.factory({ data: { cost: { http } } }),
    ],
    extensionPoints: [
      [costSourcesExtensionPoint, { addCostSource, addShareSource: () => {} }],
    ],
  });
  await backend.stop();
  return sources.map(({ id }) => id);
}

it('adds what is configured', async () => {
  await expect(sourcesWith(undefined)).resolves.toEqual([]);
  const baseUrl = 'https://cost.example';
  await expect(sourcesWith({ baseUrl })).resolves.toEqual(['http']);
});

it('does not start with an address that is none, and names the key', async () => {
  await expect(sourcesWith({ baseUrl: 'cost' })).rejects.toThrow(
    /cost\.http\.baseUrl/,
  );
});
