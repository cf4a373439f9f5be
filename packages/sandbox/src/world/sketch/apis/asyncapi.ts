// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';
import type { ServiceSketch } from '../Sketch';
import { an, pascal, statesOf } from '../words';
import { apiHead } from './head';

/** One event for each state that a thing can come to. */
export function asyncApi(sketch: ServiceSketch): string {
  const { thing, team } = sketch;
  const states = statesOf(thing.steps);
  const type = pascal(thing.name);
  const messages = states.map(pascal).map(state => `${type}${state}`);
  const references = messages
    .map(message => `${message}: { $ref: '#/components/messages/${message}' }`)
    .join('\n');
  const described = messages.map((message, index) =>
    [
      `${message}:`,
      `  name: ${thing.name}.${states[index]}`,
      `  title: ${pascal(an(thing.name))} is ${states[index]}`,
      `  payload: { $ref: '#/components/schemas/${type}Event' }`,
    ].join('\n'),
  );
  return `${apiHead('asyncapi: 3.0.0', { ...sketch, team })}${text`
    defaultContentType: application/json
    servers:
      production:
        host: kafka.acme.example:9093
        protocol: kafka-secure
        description: The shared cluster; ask the platform team for a certificate
    channels:
      ${thing.plural}:
        address: ${thing.plural}.events.v1
        description: Kept for 30 days. The key of a message is the id, so events of one ${
          thing.name
        } arrive in order.
        messages:
          ${references}
    operations:
      send${type}Event:
        action: send
        summary: Tells what happened
        channel: { $ref: '#/channels/${thing.plural}' }
    components:
      messages:
        ${described.join('\n')}
      schemas:
        ${type}Event:
          type: object
          required: [id, type, ${thing.name}Id, at]
          properties:
            id: { type: string, format: uuid, description: Unique to the event, which may arrive twice }
            type: { type: string }
            ${thing.name}Id: { type: string }
            at: { type: string, format: date-time }
  `}`;
}
