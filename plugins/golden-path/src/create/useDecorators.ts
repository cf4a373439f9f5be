// SPDX-License-Identifier: Apache-2.0
import { InputError, NotFoundError } from '@backstage/errors';
import {
  type AnyApiRef,
  type ApiHolder,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { formDecoratorsApiRef } from '@backstage/plugin-scaffolder/alpha';
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import type { JsonValue } from '@backstage/types';
import { z, type ZodTypeAny } from 'zod/v3';
import type { Answers } from '../answers';

/** What a run starts with. */
export interface Beginning {
  values: Answers;
  secrets: Record<string, string>;
}

/** What `createScaffolderFormDecorator` took; upstream keeps it out of its types. */
interface Decorator {
  id: string;
  deps?: Record<string, AnyApiRef>;
  schema?: { input?: Record<string, (zod: typeof z) => ZodTypeAny> };
  decorator(
    context: {
      input: unknown;
      formState: Answers;
      setFormState(change: (state: Answers) => Answers): void;
      setSecrets(
        change: (secrets: Record<string, string>) => Record<string, string>,
      ): void;
    },
    deps: Record<string, unknown>,
  ): Promise<void>;
}

/**
 * Lets the decorators that a template names (`spec.formDecorators`) add to what its run starts with, one after the other.
 *
 * @returns a function that throws NotFoundError when no plugin brings one of them, InputError when one does not take its input
 */
export function useDecorators(manifest: TemplateParameterSchema) {
  const apis = useApiHolder();

  return async (start: Beginning): Promise<Beginning> => {
    const named =
      manifest.formDecorators ?? manifest.EXPERIMENTAL_formDecorators ?? [];
    if (named.length === 0) return start;
    const api = apis.get(formDecoratorsApiRef);
    const brought = ((await api?.getFormDecorators()) ??
      []) as unknown as Decorator[];

    const begun = { ...start };
    for (const { id, input = {} } of named) {
      const found = brought.find(decorator => decorator.id === id);
      if (!found) throw new NotFoundError(`No plugin brings what ${id} does`);
      await apply(found, { input, begun, apis });
    }
    return begun;
  };
}

/** Changes what has begun. */
async function apply(
  decorator: Decorator,
  on: { input: JsonValue; begun: Beginning; apis: ApiHolder },
): Promise<void> {
  const { input, begun, apis } = on;
  const deps = Object.entries(decorator.deps ?? {});
  await decorator.decorator(
    {
      input: inputFor(decorator, input),
      formState: begun.values,
      setFormState(change) {
        begun.values = change(begun.values);
      },
      setSecrets(change) {
        begun.secrets = change(begun.secrets);
      },
    },
    Object.fromEntries(deps.map(([name, ref]) => [name, apis.get(ref)])),
  );
}

function inputFor({ id, schema }: Decorator, input: JsonValue): unknown {
  if (!schema?.input) return input;
  const shape = Object.entries(schema.input).map(([key, build]) => [
    key,
    build(z),
  ]);
  const parsed = z.object(Object.fromEntries(shape)).safeParse(input);
  if (!parsed.success) {
    throw new InputError(`The template gives ${id} what it does not take`);
  }
  return parsed.data;
}
