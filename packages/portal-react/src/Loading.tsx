// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@backstage/ui';

/** The place of what is being read. A skeleton alone has no role that could carry a name. */
export const Loading = (props: { label: string; height: number }) => (
  <div role="status" aria-label={props.label}>
    <Skeleton height={props.height} />
  </div>
);
