// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Project } from '../project';
import { aService } from './answers';

interface Resource {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels: Record<string, string> };
}

interface Deployment extends Resource {
  spec: {
    selector: { matchLabels: Record<string, string> };
    template: {
      metadata: { labels: Record<string, string>; annotations: object };
      spec: {
        securityContext: object;
        containers: Container[];
        volumes: object[];
      };
    };
  };
}

interface Container {
  image: string;
  ports: { name: string; containerPort: number }[];
  securityContext: object;
  resources: Record<'requests' | 'limits', Record<'cpu' | 'memory', string>>;
  livenessProbe: object;
  readinessProbe: object;
  lifecycle: object;
  volumeMounts: object[];
}

interface Kustomization {
  namespace?: string;
  resources: string[];
}

const directory = createMockDirectory();
let project: Project;
beforeAll(async () => {
  project = await Project.render({
    template: 'node-microservice',
    values: { ...aService({ port: 8443, tracing: true }) },
    directory: directory.path,
  });
});

const name = { 'app.kubernetes.io/name': 'greeter' };

it('every file of the base is part of it, and carries the labels that guardrails ask for', async () => {
  const [base] = project.yaml<Kustomization>('k8s/base/kustomization.yaml');
  const files = (await project.files())
    .filter(file => /^k8s\/base\/(?!kustomization).*\.yaml$/.test(file))
    .map(file => file.slice('k8s/base/'.length));
  expect(base.resources).toEqual(files);
  const resources = files.flatMap(file =>
    project.yaml<Resource>(`k8s/base/${file}`),
  );
  expect(resources.map(({ kind }) => kind)).toEqual([
    'Deployment',
    'HorizontalPodAutoscaler',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'Service',
    'ServiceAccount',
  ]);
  for (const { metadata } of resources) {
    expect(metadata).toMatchObject({
      name: 'greeter',
      labels: {
        ...name,
        'app.kubernetes.io/managed-by': 'platform-team',
        team: 'payments-team',
      },
    });
  }
});

it('pods run without root, without privileges and on a read-only disk', () => {
  const { spec } = deployment().spec.template;
  expect(spec.securityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: 65532,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(spec.containers[0].securityContext).toEqual({
    privileged: false,
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(spec.volumes).toEqual([
    { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
  ]);
  expect(spec.containers[0].volumeMounts).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
  ]);
});

it('pods say what they need, how they are, and leave in peace', () => {
  const [container] = deployment().spec.template.spec.containers;
  expect(container).toMatchObject({
    ports: [
      { name: 'http', containerPort: 8443 },
      { name: 'metrics', containerPort: 9090 },
    ],
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    },
    startupProbe: { httpGet: { path: '/health/startup', port: 'http' } },
    livenessProbe: { httpGet: { path: '/health/live', port: 'http' } },
    readinessProbe: { httpGet: { path: '/health/ready', port: 'http' } },
    lifecycle: { preStop: { sleep: { seconds: 5 } } },
  });
  expect(deployment().spec.template.metadata.annotations).toEqual({
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '9090',
    'prometheus.io/path': '/metrics',
  });
});

it('the image has a tag, never latest, and no digest that nobody built', () => {
  const [{ image }] = deployment().spec.template.spec.containers;
  expect(image).toMatch(/^[^:]+:(?!latest$)[\w-]+$/);
});

it('what selects pods selects these', () => {
  const { spec } = deployment();
  expect(spec.template.metadata.labels).toMatchObject(
    spec.selector.matchLabels,
  );
  for (const [file, selected] of [
    ['service.yaml', { selector: name }],
    ['poddisruptionbudget.yaml', { selector: { matchLabels: name } }],
    ['networkpolicy.yaml', { podSelector: { matchLabels: name } }],
    ['hpa.yaml', { scaleTargetRef: { kind: 'Deployment', name: 'greeter' } }],
  ] as const) {
    const [resource] = project.yaml<{ spec: object }>(`k8s/base/${file}`);
    expect(resource.spec).toMatchObject(selected);
  }
});

it('the network lets in what comes to the port, and out what it needs to work', () => {
  const [policy] = project.yaml<{ spec: object }>(
    'k8s/base/networkpolicy.yaml',
  );
  expect(policy.spec).toMatchObject({
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { ports: [{ port: 'http' }] },
      {
        from: [
          {
            namespaceSelector: {
              matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' },
            },
          },
        ],
        ports: [{ port: 'metrics' }],
      },
    ],
    egress: [
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
      { ports: [{ port: 443 }] },
      { ports: [{ port: 4318 }] },
    ],
  });
});

it.each(['staging', 'production'])(
  '%s has a namespace of its own on the same base',
  environment => {
    const [overlay] = project.yaml<Kustomization>(
      `k8s/overlays/${environment}/kustomization.yaml`,
    );
    expect(overlay).toMatchObject({
      namespace: `greeter-${environment}`,
      resources: [
        '../../base',
        ...(environment === 'production'
          ? ['alerts.yaml', 'externalsecret.yaml', 'routing.yaml']
          : []),
      ],
      labels: [
        {
          pairs: { environment, 'macadam.dev/environment': environment },
          includeTemplates: true,
        },
      ],
      configMapGenerator: [
        { behavior: 'merge', literals: [`ENVIRONMENT=${environment}`] },
      ],
    });
  },
);

function deployment(): Deployment {
  return project.yaml<Deployment>('k8s/base/deployment.yaml')[0];
}
