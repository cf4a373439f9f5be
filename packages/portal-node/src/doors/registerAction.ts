// SPDX-License-Identifier: Apache-2.0
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { z } from 'zod/v3';
import type { Caller } from './Caller';
import { parsed } from './parsed';

type Registration = Parameters<ActionsRegistryService['register']>[0];
type RegistrySchema = ReturnType<Registration['schema']['input']>;

interface Action<Input extends z.AnyZodObject, Output extends z.AnyZodObject>
  extends Pick<Registration, 'attributes' | 'description' | 'name' | 'title'> {
  input: Input;
  output: Output;
  answer: (input: z.output<Input>, caller: Caller) => Promise<z.input<Output>>;
}

/** Registers what answers as whoever calls it, typed by our own schemas. */
export function registerAction<
  Input extends z.AnyZodObject,
  Output extends z.AnyZodObject,
>(registry: ActionsRegistryService, action: Action<Input, Output>): void {
  const { input, output, answer, ...described } = action;
  registry.register({
    ...described,
    schema: { input: () => foreign(input), output: () => foreign(output) },
    action: async ({ input: given, credentials }) => ({
      output: await answer(parsed(input, given), { credentials }),
    }),
  });
}

/** The registry is typed by another copy of the same zod, and to compare the two takes the compiler minutes. */
function foreign(schema: z.AnyZodObject): RegistrySchema {
  return schema as unknown as RegistrySchema;
}
