// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Parser as AsyncApiParser } from '@asyncapi/parser';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  domainEntityV1alpha1Validator,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  type KindValidator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { buildSchema, validateSchema } from 'graphql';
import {
  common,
  Namespace,
  parse as parseProto,
  type ReflectionObject,
  Service,
} from 'protobufjs';
import { parse as parseYaml, parseAllDocuments } from 'yaml';
import { z } from 'zod/v3';
import type { StoryRepository } from '../story';
import { createAcmeStory } from './createAcmeStory';

const story = createAcmeStory({
  now: new Date('2026-03-11T10:30:00Z'),
  seed: 1,
});
const { repositories } = story;
/** Their catalog files are broken on purpose; see below. */
const BROKEN = ['fraud-scoring', 'returns-service'];
const entities = repositories
  .filter(({ name }) => !BROKEN.includes(name))
  .flatMap(entitiesOf);

const VALIDATORS: Record<string, KindValidator> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Domain: domainEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
};
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

it.each(entities.map(entity => [stringifyEntityRef(entity), entity]))(
  '%s is as the catalog wants it',
  async (_ref, entity) => {
    await expect(policy.enforce(entity)).resolves.toBeDefined();
    await expect(VALIDATORS[entity.kind].check(entity)).resolves.toBe(true);
  },
);

it('refers to nothing that does not exist', () => {
  const known = new Set([
    ...entities.map(entity => stringifyEntityRef(entity)),
    ...story.teams.map(({ slug }) => `group:default/${slug}`),
  ]);
  const dangling = entities.flatMap(entity =>
    refsOf(entity)
      .filter(ref => !known.has(ref))
      .map(ref => `${stringifyEntityRef(entity)} -> ${ref}`),
  );

  expect(dangling).toEqual([]);
});

it('knows every entity once', () => {
  const refs = entities.map(entity => stringifyEntityRef(entity));
  expect(new Set(refs).size).toBe(refs.length);
});

it('is a whole company', () => {
  const named = (kind: string) => entities.filter(one => one.kind === kind);
  const tags = named('Component').flatMap(({ metadata }) => metadata.tags);
  const types = repositories
    .flatMap(entitiesOf)
    .filter(({ kind }) => kind === 'Component')
    .map(({ spec }) => String(spec?.type));
  const built = types.filter(type =>
    ['service', 'website', 'library', 'pipeline'].includes(type),
  );

  expect(built.length).toBeGreaterThanOrEqual(18);
  expect(new Set(built).size).toBe(4);
  expect(tags).toEqual(
    expect.arrayContaining(['typescript', 'python', 'go', 'java']),
  );
  expect(named('System').length).toBeGreaterThanOrEqual(5);
  expect(named('Domain').length).toBeGreaterThanOrEqual(2);
  expect(named('Resource').length).toBeGreaterThanOrEqual(10);
});

it('documents every service but one', () => {
  const undocumented = repositories.filter(
    ({ name, commits }) =>
      entities.some(
        ({ metadata, spec }) =>
          metadata.name === name && spec?.type === 'service',
      ) && !commits.some(({ files }) => 'docs/runbook.md' in files),
  );
  expect(undocumented.map(({ name }) => name)).toEqual([
    'recommendation-service',
  ]);
  expect(
    entityOf('component:default/recommendation-service').metadata.annotations,
  ).not.toHaveProperty(['backstage.io/techdocs-ref']);
});

it('says of the archived one that it is archived', () => {
  const archived = repositories.filter(repository => repository.archived);
  expect(archived.map(({ name }) => name)).toEqual(['carrier-gateway']);
  expect(entityOf('component:default/carrier-gateway')).toMatchObject({
    metadata: { tags: ['python', 'archived'] },
    spec: { lifecycle: 'deprecated' },
  });
});

it('has a file whose YAML is broken, and tells the line', () => {
  const [document] = parseAllDocuments(fileOf('fraud-scoring'));
  expect(document.errors[0].message).toMatch(/at line \d+, column \d+/);
});

it('has a file that lacks an owner', async () => {
  const [entity] = entitiesOf(repositoryOf('returns-service'));
  await expect(VALIDATORS.Component.check(entity)).rejects.toThrow(
    "must have required property 'owner'",
  );
});

it.each(BROKEN)('%s had a catalog file without fault before', async name => {
  const { commits } = repositoryOf(name);
  const [entity] = entitiesOf({
    ...repositoryOf(name),
    commits: commits.slice(0, -1),
  });
  await expect(VALIDATORS.Component.check(entity)).resolves.toBe(true);
});

it('leaves nothing alone: each API has its provider, each resource its user, each system its parts', () => {
  const used = new Set(entities.flatMap(refsOf));
  const alone = entities
    .filter(({ kind }) => kind !== 'Component')
    .map(entity => stringifyEntityRef(entity))
    .filter(ref => !used.has(ref));

  expect(alone).toEqual([]);
});

it('shows payment-service with its whole graph', () => {
  const entity = entityOf('component:default/payment-service');

  expect(entity.metadata).toMatchObject({
    description: 'Handles card payment processing and refund workflows',
    annotations: {
      'github.com/project-slug': 'acme/payment-service',
      'grafana/dashboard-selector': 'service=payment-service',
      'pagerduty.com/service-id': 'P1234AB',
      'argocd/app-name': 'payment-service-production',
      'backstage.io/techdocs-ref': 'dir:.',
    },
    tags: ['python', 'payments', 'kafka', 'pci-dss'],
    links: [{ title: 'SLO Dashboard', icon: 'dashboard' }],
  });
  expect(entity.spec).toEqual({
    type: 'service',
    lifecycle: 'production',
    owner: 'group:payments-team',
    system: 'checkout-platform',
    dependsOn: [
      'component:postgres-payments',
      'component:kafka-cluster',
      'resource:stripe-api',
    ],
    providesApis: ['payment-service-v2-api'],
  });
});

it('shows orders-service as critical, in its system', () => {
  const { metadata, spec } = entityOf('component:default/orders-service');
  expect(metadata.labels).toEqual({ 'macadam.dev/tier': 'critical' });
  expect(spec).toMatchObject({ system: 'orders', owner: 'group:orders-team' });
});

const definitions = entities
  .filter(({ kind }) => kind === 'API')
  .map(({ metadata, spec }) => ({
    name: metadata.name,
    ...z.object({ type: z.string(), definition: z.string() }).parse(spec),
  }));
const ofType = (wanted: string) =>
  definitions.filter(({ type }) => type === wanted);

it('describes APIs in four languages', () => {
  expect(ofType('openapi').length).toBeGreaterThanOrEqual(3);
  expect(ofType('asyncapi').length).toBeGreaterThanOrEqual(1);
  expect(ofType('grpc').length).toBeGreaterThanOrEqual(1);
  expect(ofType('graphql').length).toBeGreaterThanOrEqual(1);
});

it.each(ofType('openapi'))(
  '$name is a valid OpenAPI 3.1 document',
  async ({ definition }) => {
    const document = parseYaml(definition);
    expect(document.openapi).toBe('3.1.0');
    await expect(SwaggerParser.validate(document)).resolves.toBeDefined();
  },
);

it.each(ofType('asyncapi'))(
  '$name is a valid AsyncAPI 3 document',
  async ({ definition }) => {
    const { document, diagnostics } = await new AsyncApiParser().parse(
      definition,
    );
    const problems = diagnostics
      .filter(({ severity }) => severity <= 1)
      .map(({ path: where, message }) => `${where.join('.')}: ${message}`);

    expect(problems).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  },
  30_000, // The parser compiles its rules on first use.
);

it.each(ofType('grpc'))('$name is valid proto3', ({ definition }) => {
  const { root } = parseProto(definition);
  root.addJSON(common.get('google/protobuf/timestamp.proto')!.nested!);

  expect(() => root.resolveAll()).not.toThrow();
  const services = root.nestedArray.flatMap(servicesIn);
  expect(services).toHaveLength(1);
  expect(services[0].methodsArray.length).toBeGreaterThanOrEqual(3);
});

it.each(ofType('graphql'))('$name is a valid schema', ({ definition }) => {
  const schema = buildSchema(definition);
  expect(validateSchema(schema)).toEqual([]);
});

it('would notice a broken OpenAPI document', async () => {
  const [{ definition }] = ofType('openapi');
  const document = parseYaml(definition);
  document.info.title = 5;
  await expect(SwaggerParser.validate(document)).rejects.toThrow('/info/title');
});

/** The entities of a repository; what stands in files of its own is read into them. */
function entitiesOf(repository: StoryRepository): Entity[] {
  const tree = treeOf(repository);
  return parseAllDocuments(tree['catalog-info.yaml'] ?? '').map(document => {
    const entity = document.toJS();
    const file = entity.spec.definition?.$text;
    if (file) entity.spec.definition = tree[path.posix.normalize(file)];
    return entity;
  });
}

const refs = z
  .union([z.string().transform(ref => [ref]), z.array(z.string())])
  .default([]);

/** What an entity refers to, in full and in lower case. */
function refsOf({ spec }: Entity): string[] {
  const kinds = {
    owner: 'group',
    system: 'system',
    domain: 'domain',
    subcomponentOf: 'component',
    dependsOn: 'component',
    providesApis: 'api',
    consumesApis: 'api',
  };
  return Object.entries(kinds).flatMap(([field, defaultKind]) =>
    refs
      .parse(spec?.[field])
      .map(ref => stringifyEntityRef(parseEntityRef(ref, { defaultKind }))),
  );
}

function servicesIn(found: ReflectionObject): Service[] {
  if (found instanceof Service) return [found];
  return found instanceof Namespace
    ? found.nestedArray.flatMap(servicesIn)
    : [];
}

function fileOf(name: string): string {
  return treeOf(repositoryOf(name))['catalog-info.yaml'];
}

function repositoryOf(wanted: string): StoryRepository {
  return repositories.find(({ name }) => name === wanted)!;
}

function treeOf({ commits }: StoryRepository): Record<string, string> {
  return Object.assign({}, ...commits.map(({ files }) => files));
}

function entityOf(ref: string): Entity {
  const found = entities.find(entity => stringifyEntityRef(entity) === ref);
  if (!found) throw new Error(`No ${ref}`);
  return found;
}
