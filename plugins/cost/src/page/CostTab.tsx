// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityName } from '@macadam/portal-react';
import { CostView } from './CostView';

/** What an entity, a team or a system costs. */
export const CostTab = () => {
  const { entity } = useEntity();
  return <CostView scope={useEntityName(entity)} />;
};
