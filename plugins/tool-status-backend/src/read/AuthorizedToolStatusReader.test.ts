// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { CallersView } from '@macadam/portal-node';
import { anEntity, onlyForOwner, other, owner } from '@macadam/test-portal';
import { AuthorizedToolStatusReader } from './AuthorizedToolStatusReader';
import { ToolStatusReader } from './ToolStatusReader';

const ref = 'component:default/payment-service';
const asUser = (name: string) => ({ credentials: mockCredentials.user(name) });

/** A catalog whose entities the owner sees, and nobody else. */
function aReader(): AuthorizedToolStatusReader {
  const view = new CallersView(
    onlyForOwner([
      anEntity('Component', 'payment-service', {
        annotations: { 'grafana/dashboard-selector': 'payments' },
      }),
    ]),
  );
  const inner = new ToolStatusReader({
    grafana: { missing: [] },
    sonarqube: { missing: [] },
    logger: mockServices.logger.mock(),
  });
  return new AuthorizedToolStatusReader(inner, { view });
}

it('asks the catalog as the caller: what one sees is not there for another', async () => {
  const reader = aReader();
  expect(await reader.status(ref, asUser(owner))).toHaveLength(1);
  await expect(reader.status(ref, asUser(other))).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});
