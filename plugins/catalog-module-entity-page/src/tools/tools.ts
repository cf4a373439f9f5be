// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import {
  grafanaPathOf,
  grafanaTagOf,
  sonarqubeKeyOf,
  sonarqubePathOf,
} from '@macadam/plugin-tool-status-common';
import {
  ANNOTATION_GRAFANA_SELECTOR,
  ANNOTATION_PAGERDUTY_SERVICE_ID,
  ANNOTATION_SONARQUBE_PROJECT_KEY,
  isPagerdutyId,
} from '@macadam/portal-common';

export type ToolState =
  | { kind: 'link'; href: string }
  /** The entity does not name anything in the tool. */
  | { kind: 'not-annotated' }
  /** What the entity names cannot be in the tool: it stands for what is not there yet. */
  | { kind: 'not-there-yet' }
  /** The portal was not told where the tool is. */
  | { kind: 'not-set-up' };

export interface Tool {
  id: string;
  title: string;
  /** The question that it answers. */
  answers: string;
  /** The first that an entity has leads to it; the first of all is what its owners are told to add. */
  ways: {
    annotation: string;
    isThere?(value: string): boolean;
    pathOf(value: string): string;
  }[];
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
    ways: [
      {
        annotation: ANNOTATION_GRAFANA_SELECTOR,
        pathOf: selector => grafanaPathOf(grafanaTagOf(selector)),
      },
    ],
  },
  {
    id: 'sonarqube',
    title: 'SonarQube',
    answers: 'How good is the code?',
    ways: [
      {
        annotation: ANNOTATION_SONARQUBE_PROJECT_KEY,
        pathOf: value => sonarqubePathOf(sonarqubeKeyOf(value)),
      },
    ],
  },
  {
    id: 'pagerduty',
    title: 'PagerDuty',
    answers: 'Who is on call, and what is open?',
    ways: [
      {
        annotation: ANNOTATION_PAGERDUTY_SERVICE_ID,
        isThere: isPagerdutyId,
        pathOf: id => `service-directory/${encode(id)}`,
      },
    ],
  },
  {
    id: 'argocd',
    title: 'Argo CD',
    answers: 'What runs where?',
    ways: [
      {
        annotation: 'argocd/app-name',
        pathOf: name => `applications/${encode(name)}`,
      },
      {
        annotation: 'argocd/app-selector',
        pathOf: labels => `applications?labels=${encode(labels)}`,
      },
    ],
  },
];

export function stateOf(
  { ways }: Tool,
  entity: Entity,
  baseUrl: string | undefined,
): ToolState {
  const { annotations = {} } = entity.metadata;
  const way = ways.find(({ annotation }) => annotations[annotation]);
  if (!way) return { kind: 'not-annotated' };
  const value = annotations[way.annotation];
  if (way.isThere?.(value) === false) return { kind: 'not-there-yet' };
  if (!baseUrl) return { kind: 'not-set-up' };
  const path = way.pathOf(value);
  return { kind: 'link', href: join(baseUrl, path) };
}
