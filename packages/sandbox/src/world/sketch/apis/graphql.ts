// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';
import type { Field, ServiceSketch } from '../Sketch';
import { an, pascal, spoken, statesOf } from '../words';

const TYPES: Record<Field['type'], string> = {
  text: 'String',
  whole: 'Int',
  moment: 'DateTime',
};

export function graphqlSchema({ thing, purpose }: ServiceSketch): string {
  const type = pascal(thing.name);
  const fields = thing.fields.map(
    field => `"""${field.meaning}"""\n${field.name}: ${TYPES[field.type]}`,
  );
  const changes = thing.steps.map(
    ({ verb, meaning }) =>
      `"""${meaning}"""\n${verb}${type}(id: ID!): ${type}!`,
  );
  return text`
    """
    ${purpose}
    """
    schema {
      query: Query
      mutation: Mutation
    }

    """ISO 8601, in UTC"""
    scalar DateTime

    enum ${type}Status {
      ${statesOf(thing.steps)
        .map(state => state.toUpperCase())
        .join('\n')}
    }

    """${pascal(an(spoken(thing.name)))} as it is now"""
    type ${type} {
      id: ID!
      status: ${type}Status!
      ${fields.join('\n')}
    }

    type Query {
      ${thing.name}(id: ID!): ${type}
      """Newest first"""
      ${thing.plural}(after: ID, first: Int = 50): [${type}!]!
    }

    type Mutation {
      ${changes.join('\n')}
    }
  `;
}
