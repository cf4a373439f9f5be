// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '@backstage/types';
import { habitsOf, habitual } from './rememberable';

const manifestOf = (properties: JsonObject) => ({
  title: 'A template',
  steps: [{ title: 'One page', schema: { properties } }],
});

describe('habitsOf', () => {
  it.each([
    { it: 'a choice', schema: { type: 'integer', enum: [1, 2] } },
    { it: 'a tick', schema: { type: 'boolean' } },
    { it: 'a number', schema: { type: 'integer' } },
    { it: 'an owner', schema: { type: 'string', 'ui:field': 'ServiceOwner' } },
    { it: 'an entity', schema: { type: 'string', 'ui:field': 'EntityPicker' } },
  ])('remembers $it', ({ schema }) => {
    expect(habitsOf(manifestOf({ answer: schema }))).toEqual([
      { property: 'answer', title: 'answer' },
    ]);
  });

  it.each([
    { it: 'free text', schema: { type: 'string' } },
    { it: 'a name', schema: { type: 'string', 'ui:field': 'ServiceName' } },
    { it: 'a secret', schema: { type: 'string', 'ui:field': 'Secret' } },
    {
      it: 'a password',
      schema: { type: 'string', enum: ['a'], 'ui:widget': 'password' },
    },
    {
      it: 'what its template takes out',
      schema: { type: 'boolean', 'ui:options': { remember: false } },
    },
    { it: 'what has no schema', schema: 'a mistake' },
  ])('forgets $it', ({ schema }) => {
    expect(habitsOf(manifestOf({ answer: schema }))).toEqual([]);
  });

  it('calls a habit what the form calls it, page after page', () => {
    const page = (property: string) => ({
      title: property,
      schema: {
        properties: { [property]: { type: 'boolean', title: `A ${property}` } },
      },
    });

    expect(
      habitsOf({ title: 'A template', steps: [page('b'), page('a')] }),
    ).toEqual([
      { property: 'b', title: 'A b' },
      { property: 'a', title: 'A a' },
    ]);
  });
});

describe('habitual', () => {
  it('keeps the answers to habits, a no and a zero among them', () => {
    const habits = ['tracing', 'count', 'system'].map(property => ({
      property,
      title: property,
    }));

    expect(habitual({ name: 'one', tracing: false, count: 0 }, habits)).toEqual(
      { tracing: false, count: 0 },
    );
  });
});
