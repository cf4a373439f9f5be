// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  costSourcesExtensionPoint,
  type ShareSource,
} from '@macadam/plugin-cost-node';
import { costModuleOpencost } from './module';

async function sourcesWith(opencost: object | undefined): Promise<string[]> {
  const sources: ShareSource[] = [];
  const addShareSource = (source: ShareSource) => void sources.push(source);
  const backend = await startTestBackend({
    features: [
      costModuleOpencost,
      mockServices.rootConfig.factory({ data: { cost: { opencost } } }),
    ],
    extensionPoints: [
      [costSourcesExtensionPoint, { addCostSource: () => {}, addShareSource }],
    ],
  });
  await backend.stop();
  return sources.map(({ id }) => id);
}

it('adds what is configured', async () => {
  await expect(sourcesWith(undefined)).resolves.toEqual([]);
  const baseUrl = 'https://cost.example';
  await expect(sourcesWith({ baseUrl })).resolves.toEqual(['opencost']);
});

it('does not start with an address that is none, and names the key', async () => {
  await expect(sourcesWith({ baseUrl: 'cost' })).rejects.toThrow(
    /cost\.opencost\.baseUrl/,
  );
});
