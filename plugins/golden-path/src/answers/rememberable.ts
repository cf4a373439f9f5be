// SPDX-License-Identifier: Apache-2.0
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import type { JsonObject, JsonValue } from '@backstage/types';

/** Answers to a template's form, by the name of the property. */
export type Answers = Record<string, JsonValue>;

/** An answer that would be offered again, and what the form calls it. */
export interface Habit {
  property: string;
  title: string;
}

/**
 * The properties whose answers are habits: what is chosen, ticked or counted. Free text and a service's name are what makes a new service
 * another one, and a secret is kept nowhere. `ui:options: { remember: false }` takes a property out.
 */
export function habitsOf({ steps }: TemplateParameterSchema): Habit[] {
  return steps
    .flatMap(({ schema }) => Object.entries(objectOf(schema.properties)))
    .map(([property, schema]) => ({ property, schema: objectOf(schema) }))
    .filter(({ schema }) => isHabit(schema))
    .map(({ property, schema: { title } }) => ({
      property,
      title: typeof title === 'string' ? title : property,
    }));
}

/** Of these answers, those to properties of these habits. */
export function habitual(answers: Answers, habits: Habit[]): Answers {
  return Object.fromEntries(
    habits.flatMap(({ property }) =>
      answers[property] === undefined ? [] : [[property, answers[property]]],
    ),
  );
}

const NAMES = ['ServiceName', 'EntityNamePicker', 'RepoUrlPicker'];

function isHabit(schema: JsonObject): boolean {
  const field = schema['ui:field'];
  const options = objectOf(schema['ui:options']);
  if (options.remember === false) return false;
  if (schema['ui:widget'] === 'password' || field === 'Secret') return false;
  if (typeof field === 'string') return !NAMES.includes(field);
  const { type } = schema;
  return (
    type === 'boolean' ||
    type === 'integer' ||
    type === 'number' ||
    schema.enum !== undefined
  );
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : {};
}
