// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { renderHook } from '@testing-library/react';
import { useEntityName } from './useEntityName';

it('is the same object until it is another entity', () => {
  const { result, rerender } = renderHook(useEntityName, {
    initialProps: aComponent('ledger'),
  });
  const first = result.current;
  expect(first).toEqual({
    kind: 'component',
    namespace: 'default',
    name: 'ledger',
  });

  rerender(aComponent('ledger'));
  expect(result.current).toBe(first);

  rerender(aComponent('ledger', 'payments'));
  expect(result.current).toEqual({ ...first, namespace: 'payments' });
});

function aComponent(name: string, namespace?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace },
  };
}
