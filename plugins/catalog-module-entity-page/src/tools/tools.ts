// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

export type ToolState =
  | { kind: 'link'; href: string }
  /** The entity does not name anything in the tool. */
  | { kind: 'not-annotated' }
  /** The portal was not told where the tool is. */
  | { kind: 'not-set-up' };

export interface Tool {
  id: string;
  title: string;
  /** The question that it answers. */
  answers: string;
  annotation: string;
  hrefOf(baseUrl: string, value: string): string;
}

const join = (baseUrl: string, path: string) =>
  `${baseUrl.replace(/\/+$/, '')}/${path}`;
const encode = encodeURIComponent;

/** The tools whose page of an entity follows from an annotation. */
export const tools: Tool[] = [
  {
    id: 'grafana',
    title: 'Grafana',
    answers: 'How does it do right now?',
    annotation: 'grafana/dashboard-selector',
    hrefOf: (base, selector) =>
      join(base, `dashboards?tag=${encode(selector.replace(/^tag=/, ''))}`),
  },
  {
    id: 'sonarqube',
    title: 'SonarQube',
    answers: 'How good is the code?',
    annotation: 'sonarqube.org/project-key',
    // An instance may stand before the key.
    hrefOf: (base, key) =>
      join(base, `dashboard?id=${encode(key.split('/').at(-1) ?? key)}`),
  },
  {
    id: 'pagerduty',
    title: 'PagerDuty',
    answers: 'Who is on call, and what is open?',
    annotation: 'pagerduty.com/service-id',
    hrefOf: (base, id) => join(base, `service-directory/${encode(id)}`),
  },
  {
    id: 'argocd',
    title: 'Argo CD',
    answers: 'What runs where?',
    annotation: 'argocd/app-name',
    hrefOf: (base, name) => join(base, `applications/${encode(name)}`),
  },
];

export function stateOf(
  tool: Tool,
  entity: Entity,
  baseUrl: string | undefined,
): ToolState {
  const value = entity.metadata.annotations?.[tool.annotation];
  if (!value) return { kind: 'not-annotated' };
  if (!baseUrl) return { kind: 'not-set-up' };
  return { kind: 'link', href: tool.hrefOf(baseUrl, value) };
}
