// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';
import type { Field, ServiceSketch, Thing } from '../Sketch';
import { an, pascal, spoken, statesOf } from '../words';
import { apiHead } from './head';

const SCHEMAS: Record<Field['type'], string> = {
  text: 'type: string',
  whole: 'type: integer',
  moment: 'type: string, format: date-time',
};

/** A field as it stands in the schema; a line of its own. */
export function openApiField({ name, type, meaning }: Field): string {
  return `        ${name}: { ${SCHEMAS[type]}, description: ${JSON.stringify(
    meaning,
  )} }\n`;
}

export function openApi(sketch: ServiceSketch): string {
  const { thing, name } = sketch;
  const head = text`
    servers:
      - url: https://${name}.acme.example
        description: Production
    security:
      - serviceToken: []
    tags:
      - name: ${pascal(thing.plural)}
  `;
  const fields = thing.fields.map(openApiField).join('');
  return [
    apiHead('openapi: 3.1.0', sketch),
    head,
    paths(thing),
    components(thing),
    fields,
  ].join('');
}

function paths({ name, plural, steps }: Thing): string {
  const type = pascal(name);
  return text`
    paths:
      /${plural}:
        post:
          operationId: create${type}
          summary: ${pascal(an(name))} begins, as ${statesOf(steps)[0]}
          tags: [${pascal(plural)}]
          requestBody:
            required: true
            content:
              application/json:
                schema: { $ref: '#/components/schemas/${type}' }
          responses:
            '201': { $ref: '#/components/responses/${type}' }
            '400': { $ref: '#/components/responses/Problem' }
      /${plural}/{id}:
        get:
          operationId: get${type}
          summary: Read ${an(spoken(name))}
          tags: [${pascal(plural)}]
          parameters: [{ $ref: '#/components/parameters/Id' }]
          responses:
            '200': { $ref: '#/components/responses/${type}' }
            '404': { $ref: '#/components/responses/Problem' }
      /${plural}/{id}/{verb}:
        post:
          operationId: change${type}
          summary: Take it a step further
          tags: [${pascal(plural)}]
          parameters:
            - $ref: '#/components/parameters/Id'
            - name: verb
              in: path
              required: true
              schema: { type: string, enum: [${steps
                .map(({ verb }) => verb)
                .join(', ')}] }
          responses:
            '200': { $ref: '#/components/responses/${type}' }
            '404': { $ref: '#/components/responses/Problem' }
            '409': { $ref: '#/components/responses/Problem' }
  `;
}

function components({ name, steps }: Thing): string {
  const type = pascal(name);
  return text`
    components:
      securitySchemes:
        serviceToken: { type: http, scheme: bearer, bearerFormat: JWT }
      parameters:
        Id:
          name: id
          in: path
          required: true
          schema: { type: string }
      responses:
        ${type}:
          description: The ${spoken(name)} as it is now
          content:
            application/json:
              schema: { $ref: '#/components/schemas/${type}' }
        Problem:
          description: Why not
          content:
            application/problem+json:
              schema: { $ref: '#/components/schemas/Problem' }
      schemas:
        Problem:
          type: object
          required: [title, status]
          properties:
            title: { type: string }
            status: { type: integer }
        ${type}:
          type: object
          required: [id, status]
          properties:
            id: { type: string }
            status: { type: string, enum: [${statesOf(steps).join(', ')}] }
  `;
}
