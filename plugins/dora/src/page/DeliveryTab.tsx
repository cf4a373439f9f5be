// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityName } from '@macadam/portal-react';
import { DeliveryView } from './DeliveryView';

/** How a service, a team or a system is delivered. */
export const DeliveryTab = () => {
  const { entity } = useEntity();
  return <DeliveryView scope={useEntityName(entity)} />;
};
