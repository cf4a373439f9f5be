// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import {
  formFieldsApiRef,
  SecretWidget,
} from '@backstage/plugin-scaffolder-react/alpha';
import useAsync from 'react-use/esm/useAsync';

/** A field of a form by its name in templates: what draws it, and what judges its value before the page is left. */
export type Field = Pick<
  FieldExtensionOptions,
  'name' | 'component' | 'validation'
>;

/** The scaffolder has this one built in, outside of what its API lists. */
const secret = { name: 'Secret', component: SecretWidget } as unknown as Field;

/** The fields that the app's plugins bring. */
export function useFields() {
  const api = useApi(formFieldsApiRef);
  return useAsync(async () => {
    const fields = await api.loadFormFields();
    // Upstream keeps the shape of a field out of its types; it is that of what `createFormField` took.
    return [...(fields as unknown as Field[]), secret];
  }, [api]);
}
