// SPDX-License-Identifier: Apache-2.0
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type CatalogProcessor,
} from '@backstage/plugin-catalog-node';
import { catalogModuleLinkSchemes } from './module';

it('has the catalog refuse an entity, and says what is wrong with it', async () => {
  const processors: CatalogProcessor[] = [];
  const catalog = {
    addProcessor: (...added: (CatalogProcessor | CatalogProcessor[])[]) =>
      void processors.push(...added.flat()),
  };
  await startTestBackend({
    extensionPoints: [[catalogProcessingExtensionPoint, catalog as never]],
    features: [catalogModuleLinkSchemes],
  });

  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'invoices', links: [{ url: 'file:///etc/passwd' }] },
  };
  const process = processors[0].postProcessEntity?.bind(processors[0]);
  await expect(
    process?.(entity, { type: 'url', target: '' }, () => {}, {
      get: async () => undefined,
      set: async () => {},
    }),
  ).rejects.toThrow(/^metadata\.links\[0\]\.url begins with file:/);
});
