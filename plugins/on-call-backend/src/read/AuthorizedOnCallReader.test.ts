// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { CallersView } from '@macadam/portal-node';
import { anEntity, onlyForOwner, other, owner } from '@macadam/test-portal';
import { AuthorizedOnCallReader } from './AuthorizedOnCallReader';
import { OnCallReader } from './OnCallReader';

const ref = 'component:default/payment-service';
const asUser = (name: string) => ({ credentials: mockCredentials.user(name) });

/** A catalog whose entities the owner sees, and nobody else. */
function aReader(): AuthorizedOnCallReader {
  const view = new CallersView(
    onlyForOwner([
      anEntity('Component', 'payment-service', {
        annotations: { 'pagerduty.com/service-id': 'PPAY001' },
      }),
    ]),
  );
  const inner = new OnCallReader({ logger: mockServices.logger.mock() });
  return new AuthorizedOnCallReader(inner, { view });
}

it('asks the catalog as the caller: what one sees, another is not told of', async () => {
  const reader = aReader();
  const told = async (caller: string) =>
    (await reader.onCall([ref, ref], asUser(caller))).map(
      ({ entityRef }) => entityRef,
    );
  expect(await told(owner)).toEqual([ref]);
  expect(await told(other)).toEqual([]);
});
