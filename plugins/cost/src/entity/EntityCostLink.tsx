// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';

/** An entity under the name that people know it by, and the way to what it costs. */
export const EntityCostLink = ({ entityRef }: { entityRef: string }) => {
  const { primaryTitle } = useEntityPresentation(entityRef);
  const entityLink = useRouteRef(entityRouteRef);
  const href = `${entityLink?.(entityRouteParams(entityRef))}/cost`;
  return <Link href={href}>{primaryTitle}</Link>;
};
