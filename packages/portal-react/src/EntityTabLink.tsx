// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';

/** An entity under the name that people know it by, and the way to one of the tabs of its page. */
export const EntityTabLink = (props: {
  entityRef: string;
  /** The tab's path, as `cost`. */
  tab: string;
}) => {
  const { entityRef, tab } = props;
  const { primaryTitle } = useEntityPresentation(entityRef);
  const entityLink = useRouteRef(entityRouteRef);
  const href = `${entityLink?.(entityRouteParams(entityRef))}/${tab}`;
  return <Link href={href}>{primaryTitle}</Link>;
};
