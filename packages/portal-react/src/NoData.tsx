// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';

/** No data is not zero: says why there is none. */
export const NoData = ({ reason }: { reason: string }) => (
  <Text color="secondary">{reason}</Text>
);
