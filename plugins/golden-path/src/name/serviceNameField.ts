// SPDX-License-Identifier: Apache-2.0
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import type { GoldenPathApi } from '@macadam/plugin-golden-path-common';
import { isServiceName, SERVICE_NAME_RULE } from '@macadam/portal-common';
import { goldenPathApiRef } from '../api';
import { ServiceName } from './ServiceName';

const serviceNameSchema = makeFieldSchema({
  output: z => z.string(),
});

/** What holds a person on the form's page. Whoever cannot ask lets the name pass: the run asks again. */
export async function nameProblem(
  name: string,
  api: Pick<GoldenPathApi, 'getNameAvailability'> | undefined,
): Promise<string | undefined> {
  if (!isServiceName(name)) return SERVICE_NAME_RULE;
  const answer = await api?.getNameAvailability(name).catch(() => undefined);
  return answer?.available === false ? 'Choose a name that is free' : undefined;
}

/** `ui:field: ServiceName`. */
export const serviceNameField = createFormField({
  name: 'ServiceName',
  component: ServiceName,
  schema: serviceNameSchema,
  validation: async (name, field, { apiHolder }) => {
    const problem = await nameProblem(name, apiHolder.get(goldenPathApiRef));
    if (problem) field.addError(problem);
  },
});
