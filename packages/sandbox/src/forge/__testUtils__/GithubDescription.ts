// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface Operation {
  responses: Record<string, Response>;
}

interface Response {
  $ref?: string;
  content?: Record<string, { schema?: object }>;
}

interface Webhook {
  post: { requestBody: { content: Record<string, { schema: object }> } };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  'x-webhooks': Record<string, Webhook>;
  components: { responses: Record<string, Response> };
}

/** GitHub's own description of its REST API, to hold our answers against. */
export class GithubDescription {
  private readonly ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
  });
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly document: Document;

  constructor() {
    addFormats(this.ajv);
    const file = require.resolve(
      '@octokit/openapi/generated/api.github.com.json',
    );
    this.document = JSON.parse(readFileSync(file, 'utf8'), withNull);
    this.ajv.addSchema(this.document, 'github');
  }

  has(operation: string): boolean {
    return Boolean(this.operation(operation));
  }

  /** What is wrong with an answer; nothing when it is as described. */
  problems(operation: string, status: number, body: unknown): string[] {
    const described = this.operation(operation);
    if (!described) return [`${operation} is not of GitHub`];
    const response = this.resolve(described.responses[status]);
    if (!response) return [`${operation} never answers ${status}`];
    const schema = response.content?.['application/json']?.schema;
    if (!schema) return body ? [`${operation} ${status} has no body`] : [];
    return this.mismatches(`${operation} ${status}`, schema, body);
  }

  /** What is wrong with a webhook's body. @param event - as GitHub names it here, e.g. `workflow-run-completed` */
  webhookProblems(event: string, body: unknown): string[] {
    const described = this.document['x-webhooks'][event];
    if (!described) return [`${event} is no webhook of GitHub`];
    const { content } = described.post.requestBody;
    const { schema } = content['application/json'];
    return this.mismatches(event, schema, body);
  }

  private mismatches(what: string, schema: object, body: unknown): string[] {
    const validate = this.validator(what, schema);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      error =>
        `${what}: ${error.instancePath} ${error.message} ${
          error.keyword === 'required' ? '' : JSON.stringify(error.params)
        }`,
    );
  }

  private operation(operation: string): Operation | undefined {
    const [method, path] = operation.split(' ');
    return this.document.paths[path]?.[method.toLowerCase()];
  }

  private resolve(response: Response | undefined): Response | undefined {
    const name = response?.$ref?.split('/').at(-1);
    return name ? this.document.components.responses[name] : response;
  }

  private validator(key: string, schema: object): ValidateFunction {
    const known = this.validators.get(key);
    if (known) return known;
    const absolute = JSON.stringify(schema).replaceAll(
      '"#/components',
      '"github#/components',
    );
    const compiled = this.ajv.compile(JSON.parse(absolute));
    this.validators.set(key, compiled);
    return compiled;
  }
}

/** OpenAPI 3.0 says `nullable`; JSON Schema says which types there are. */
function withNull(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as { nullable?: unknown };
  return nullable === true ? { anyOf: [{ type: 'null' }, rest] } : value;
}
