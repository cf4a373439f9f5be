// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { CostScope } from '@macadam/plugin-cost-common';
import { useMemo } from 'react';

export function useScope({ kind, metadata }: Entity): CostScope {
  const { namespace = 'default', name } = metadata;
  return useMemo(
    () => ({ kind: kind.toLocaleLowerCase('en-US'), namespace, name }),
    [kind, namespace, name],
  );
}
