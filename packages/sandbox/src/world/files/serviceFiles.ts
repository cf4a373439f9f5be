// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';
import type { Tree } from '../history';
import { text } from '../text';
import { type CatalogEntity, catalogInfo } from './catalogInfo';
import { ciWorkflow, deployWorkflow, type Toolchain } from './workflows';

const PAGES = {
  index: 'Overview',
  architecture: 'Architecture',
  runbook: 'Runbook',
};
type PageName = keyof typeof PAGES;
const ALL_PAGES: PageName[] = ['index', 'architecture', 'runbook'];

/** What every repository at Acme has. */
export function commonFiles(options: {
  name: string;
  title: string;
  description: string;
  team: string;
  toolchain: Toolchain;
  entities: CatalogEntity[];
  /** Of its docs, without their ending. */
  pages?: PageName[];
  hasDocs?: boolean;
}): Tree {
  const { name, title, description, team, toolchain, entities } = options;
  const { pages = ALL_PAGES, hasDocs = true } = options;
  return {
    'catalog-info.yaml': catalogInfo(entities),
    ...(hasDocs && { 'mkdocs.yml': mkdocs(title, description, pages) }),
    CODEOWNERS: text`
      # Every change needs a review of the team.
      * @acme/${team}
    `,
    '.gitignore': toolchain.ignored.map(line => `${line}\n`).join(''),
    '.github/workflows/ci.yaml': ciWorkflow(name, toolchain, hasDocs),
  };
}

/** What a repository has beside, when Argo CD brings it to production. */
export function deploymentFiles(options: {
  name: string;
  team: string;
  port: number;
  replicas: number;
  memory: string;
  environment: Record<string, string>;
  /** Nothing is brought to production but by hand. */
  isByHand?: boolean;
}): Tree {
  const { name, team, port, replicas, memory, isByHand } = options;
  const environment = Object.entries(options.environment)
    .map(([key, value]) => `  ${key}: "${value}"\n`)
    .join('');
  const values = text`
    # Values of the platform's common chart. Argo CD applies what stands on main.
    service: ${name}
    team: ${team}
    port: ${port}
    replicaCount: ${replicas}
    autoscaling:
      maxReplicas: ${replicas * 4}
      targetCPUUtilizationPercentage: 70
    resources:
      requests:
        cpu: 250m
        memory: 256Mi
      limits:
        memory: ${memory}
    probes:
      liveness: /health/live
      readiness: /health/ready
    env:
  `;
  return {
    'deploy/values-production.yaml': values + environment,
    '.github/workflows/deploy.yaml': deployWorkflow(name, isByHand),
  };
}

function mkdocs(title: string, description: string, pages: PageName[]): string {
  return stringify(
    {
      site_name: title,
      site_description: description,
      docs_dir: 'docs',
      nav: pages.map(page => ({ [PAGES[page]]: `${page}.md` })),
      plugins: ['techdocs-core'],
    },
    { lineWidth: 0 },
  );
}
