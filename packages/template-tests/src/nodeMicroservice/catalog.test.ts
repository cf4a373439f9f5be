// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  entityEnvelopeSchemaValidator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
  type Entity,
} from '@backstage/catalog-model';
import { Project } from '../project';
import { aService, type Values } from './answers';

const directory = createMockDirectory();
beforeEach(() => directory.clear());

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

async function entities(given: Partial<Values>): Promise<Entity[]> {
  const project = await Project.render({
    template: 'node-microservice',
    values: { ...aService(given) },
    directory: directory.path,
  });
  const found = project.yaml<Entity>('catalog-info.yaml');
  const isEnvelope = entityEnvelopeSchemaValidator();
  found.forEach(entity => isEnvelope(entity));
  await Promise.all(found.map(entity => policy.enforce(entity)));
  return found;
}

it('is a component that the catalog accepts, with what its cards need', async () => {
  const [component, ...others] = await entities({ tracing: true });
  expect(others).toEqual([]);
  await expect(componentEntityV1alpha1Validator.check(component)).resolves.toBe(
    true,
  );
  expect(component).toMatchObject({
    metadata: {
      name: 'greeter',
      annotations: {
        'github.com/project-slug': 'acme/greeter',
        'backstage.io/techdocs-ref': 'dir:.',
        'argocd/app-selector': 'app.kubernetes.io/name=greeter',
        'grafana/dashboard-selector': 'service=greeter',
        'pagerduty.com/service-id': 'greeter',
      },
    },
    spec: { type: 'service', owner: 'group:default/payments-team' },
  });
  expect(component.spec).not.toHaveProperty('system');
  expect(component.spec).not.toHaveProperty('providesApis');
});

it('names its system when there is one', async () => {
  const found = await entities({
    system: 'checkout-platform',
    providesApi: true,
  });
  expect(found.map(({ spec }) => spec?.system)).toEqual([
    'checkout-platform',
    'checkout-platform',
  ]);
});

it('provides an API whose definition is the document beside it', async () => {
  const [component, api] = await entities({ providesApi: true });
  expect(component.spec?.providesApis).toEqual([api.metadata.name]);
  expect(api.spec?.definition).toEqual({ $text: './openapi.yaml' });
  await expect(
    apiEntityV1alpha1Validator.check({
      ...api,
      spec: { ...api.spec, definition: 'openapi: 3.1.0' },
    }),
  ).resolves.toBe(true);
});

it.each(['abc', `a${'b'.repeat(48)}c`])('accepts the name %s', async name => {
  const found = await entities({
    name,
    slug: `acme/${name}`,
    providesApi: true,
  });
  expect(found.map(({ metadata }) => metadata.name)).toEqual([
    name,
    `${name}-api`,
  ]);
});
