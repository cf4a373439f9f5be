// SPDX-License-Identifier: Apache-2.0
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ServiceOwner } from './ServiceOwner';

const serviceOwnerSchema = makeFieldSchema({
  output: z => z.string(),
});

/** `ui:field: ServiceOwner`. Its value is a group's reference. */
export const serviceOwnerField = createFormField({
  name: 'ServiceOwner',
  component: ServiceOwner,
  schema: serviceOwnerSchema,
});
