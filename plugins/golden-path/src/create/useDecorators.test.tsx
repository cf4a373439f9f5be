// SPDX-License-Identifier: Apache-2.0
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { formDecoratorsApiRef } from '@backstage/plugin-scaffolder/alpha';
import { createScaffolderFormDecorator } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useDecorators } from './useDecorators';

const stamp = createScaffolderFormDecorator({
  id: 'stamp',
  schema: { input: { by: zod => zod.string() } },
  async decorator({ input, setFormState, setSecrets }) {
    setFormState(state => ({ ...state, stampedBy: input.by ?? null }));
    setSecrets(secrets => ({ ...secrets, token: 'drawn' }));
  },
});

const start = { values: { name: 'tax-service' }, secrets: { other: 'kept' } };

function decorate(formDecorators: { id: string; input?: JsonObject }[]) {
  const api = { getFormDecorators: async () => [stamp] };
  const wrapper = ({ children }: { children?: ReactNode }) => (
    <TestApiProvider apis={[[formDecoratorsApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
  const manifest = { title: 'One', steps: [], formDecorators };
  const { result } = renderHook(() => useDecorators(manifest), { wrapper });
  return result.current(start);
}

it('leaves alone what a template without decorators starts with', async () => {
  await expect(decorate([])).resolves.toBe(start);
});

it('adds what a decorator adds, and keeps the rest', async () => {
  await expect(
    decorate([{ id: 'stamp', input: { by: 'ada' } }]),
  ).resolves.toEqual({
    values: { name: 'tax-service', stampedBy: 'ada' },
    secrets: { other: 'kept', token: 'drawn' },
  });
});

it.each([
  { it: 'that no plugin brings', decorator: { id: 'lost' }, error: /lost/ },
  {
    it: 'that does not take its input',
    decorator: { id: 'stamp', input: { by: 7 } },
    error: /stamp/,
  },
])('starts nothing with a decorator $it', async ({ decorator, error }) => {
  await expect(decorate([decorator])).rejects.toThrow(error);
});
