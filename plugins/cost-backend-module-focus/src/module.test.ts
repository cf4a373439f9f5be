// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  costSourcesExtensionPoint,
  type CostSource,
} from '@macadam/plugin-cost-node';
import { costModuleFocus } from './module';

it.each([
  { name: 'nothing', focus: undefined, adds: [] },
  { name: 'a path', focus: { path: '/bills' }, adds: ['focus'] },
])('adds what is configured: $name', async ({ focus, adds }) => {
  const sources: CostSource[] = [];
  const backend = await startTestBackend({
    features: [
      costModuleFocus,
      mockServices.rootConfig.factory({ data: { cost: { focus } } }),
    ],
    extensionPoints: [
      [
        costSourcesExtensionPoint,
        {
          addCostSource: source => void sources.push(source),
          addShareSource: () => {},
        },
      ],
    ],
  });
  expect(sources.map(({ id }) => id)).toEqual(adds);
  await backend.stop();
});
