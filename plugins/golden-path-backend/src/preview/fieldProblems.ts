// SPDX-License-Identifier: Apache-2.0
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import type { FieldProblem } from '@macadam/plugin-golden-path-common';
import { validate, type ValidationError } from 'jsonschema';

/** What is wrong with the answers to a template's form, by the form's own schema and in its own words. */
export function fieldProblems(
  parameters: TemplateEntityV1beta3['spec']['parameters'],
  values: Record<string, unknown>,
): FieldProblem[] {
  return [parameters ?? []]
    .flat()
    .flatMap(page => validate(values, page).errors)
    .map(error => ({ field: fieldOf(error), message: messageOf(error) }));
}

function fieldOf(error: ValidationError): string {
  const path = error.property.replace(/^instance\.?/, '');
  // A value that is missing is reported for what it is missing from.
  if (error.name !== 'required') return path;
  return path ? `${path}.${error.argument}` : String(error.argument);
}

function messageOf(error: ValidationError): string {
  if (error.name === 'required') return 'Needs a value';
  const { schema } = error;
  const own: unknown =
    typeof schema === 'object' && 'errorMessage' in schema
      ? schema.errorMessage
      : undefined;
  if (typeof own === 'string') return own;
  if (typeof own === 'object' && own && error.name in own) {
    return String(Reflect.get(own, error.name));
  }
  return error.message;
}
