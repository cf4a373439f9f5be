// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';

export interface CatalogEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: string;
  metadata: Record<string, unknown> & { name: string };
  spec: Record<string, unknown>;
}

export type Lifecycle = 'production' | 'experimental' | 'deprecated';

export interface ComponentOptions {
  name: string;
  title?: string;
  description: string;
  team: string;
  type: string;
  system: string;
  tags: string[];
  lifecycle?: Lifecycle;
  /** Whether docs stand beside it, as they should. */
  hasDocs?: boolean;
  /** How much hangs on it. */
  tier?: 'critical' | 'standard';
  /** Id of the service in the pager; what runs has one. */
  pagerDutyServiceId?: string;
  /** Beside those that all have. */
  annotations?: Record<string, string>;
  links?: { url: string; title: string; icon: string }[];
  spec?: {
    dependsOn?: string[];
    providesApis?: string[];
    consumesApis?: string[];
    subcomponentOf?: string;
  };
}

/** A component that has a repository of its own, under its own name. */
export function component(options: ComponentOptions): CatalogEntity {
  const { name, title, description, tags, pagerDutyServiceId, tier } = options;
  const { hasDocs = true, lifecycle = 'production' } = options;
  const running = pagerDutyServiceId && {
    // One application for each environment; all of them carry this label.
    'argocd/app-selector': `app.kubernetes.io/name=${name}`,
    'grafana/dashboard-selector': `service=${name}`,
    'pagerduty.com/service-id': pagerDutyServiceId,
  };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      ...(title && { title }),
      description,
      ...(tier && { labels: { 'macadam.dev/tier': tier } }),
      annotations: {
        'github.com/project-slug': `acme/${name}`,
        ...(hasDocs && { 'backstage.io/techdocs-ref': 'dir:.' }),
        'sonarqube.org/project-key': `acme_${name}`,
        ...running,
        ...options.annotations,
      },
      tags,
      ...(options.links && { links: options.links }),
    },
    spec: {
      type: options.type,
      lifecycle,
      owner: `group:${options.team}`,
      system: options.system,
      ...options.spec,
    },
  };
}

/** The definition stands in a file of the same repository. */
export function api(options: {
  name: string;
  title: string;
  description: string;
  team: string;
  type: 'openapi' | 'asyncapi' | 'grpc' | 'graphql';
  system: string;
  definition: string;
  tags?: string[];
  lifecycle?: Lifecycle;
}): CatalogEntity {
  const { name, title, description, tags, type, system, definition } = options;
  const { lifecycle = 'production' } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, title, description, ...(tags && { tags }) },
    spec: {
      type,
      lifecycle,
      owner: `group:${options.team}`,
      system,
      definition: { $text: `./${definition}` },
    },
  };
}

/** Where a service is watched. Its runbook is a page of its docs, and needs no link. */
export function operationLinks(dashboard: string) {
  return [
    {
      url: `https://grafana.acme.example/d/${dashboard}`,
      title: 'SLO Dashboard',
      icon: 'dashboard',
    },
  ];
}

export function catalogInfo(entities: CatalogEntity[]): string {
  return entities
    .map(entity => stringify(entity, { lineWidth: 0 }))
    .join('---\n');
}
