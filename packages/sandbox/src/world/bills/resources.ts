// SPDX-License-Identifier: Apache-2.0
import { createRandom } from '../random';
import type { RepositoryPlan } from '../RepositoryPlan';

/** Something that Acme pays for by the day. */
export interface BilledResource {
  provider: 'AWS' | 'Microsoft';
  account: string;
  category: string;
  service: string;
  id: string;
  name?: string;
  /** Of a day in the middle of the week, at the price that everybody is told. */
  dailyListCost: number;
  /** What of it is not paid: what was agreed for a year, or for much. */
  discount: number;
  tags: Record<string, string>;
  /** From this many days before the story ends its cost doubles every two days. */
  runsAwayBefore?: number;
}

/** What runs in it is told by `namespaces.ts`. */
export const CLUSTER = 'acme-main';

const REGION = 'eu-west-1';
const AWS_ACCOUNT = '204512345678';
const AZURE_ACCOUNT = 'acme-data';

/** Writes every search to a log that nobody reads, since a Tuesday. */
const RUNAWAY = { service: 'search-service', days: 12 };

/** What every service, website and pipeline of Acme runs on, and what nobody has put a name on. */
export function billedResources(plans: RepositoryPlan[]): BilledResource[] {
  const running = plans.filter(({ delivery }) => delivery);
  const data = plans.filter(
    ({ delivery, topics }) => !delivery && topics.includes('pipeline'),
  );
  return [
    ...running.flatMap(awsResources),
    ...data.flatMap(azureResources),
    ...PLATFORM,
    ...MACHINES,
    ...LAB,
  ];
}

function awsResources({ name, team }: RepositoryPlan): BilledResource[] {
  const random = createRandom(1, `bill of ${name}`);
  const tags = { service: name, team };
  const of = (
    category: string,
    service: string,
    id: string,
    [least, most]: [number, number],
  ): BilledResource => ({
    provider: 'AWS',
    account: AWS_ACCOUNT,
    category,
    service,
    id: `arn:aws:${id}`,
    name: id.slice(id.lastIndexOf('/') + 1),
    dailyListCost: least + random() * (most - least),
    discount: category === 'Storage' ? 0 : 0.28,
    tags,
  });
  const at = (service: string) => `${service}:${REGION}:${AWS_ACCOUNT}`;
  const logs = of(
    'Management and Governance',
    'Amazon CloudWatch',
    `${at('logs')}:log-group:/${name}-logs`,
    [0.4, 2.5],
  );
  return [
    of('Compute', 'Amazon ECS', `${at('ecs')}:service/acme/${name}`, [6, 40]),
    of('Databases', 'Amazon RDS', `${at('rds')}:db/${name}-db`, [4, 28]),
    of('Storage', 'Amazon S3', `s3:::acme/${name}-files`, [0.2, 3]),
    name === RUNAWAY.service ? { ...logs, runsAwayBefore: RUNAWAY.days } : logs,
  ];
}

function azureResources({ name, team }: RepositoryPlan): BilledResource[] {
  const random = createRandom(1, `bill of ${name}`);
  return [
    {
      provider: 'Microsoft',
      account: AZURE_ACCOUNT,
      category: 'Analytics',
      service: 'Azure Databricks',
      id: `/subscriptions/${AZURE_ACCOUNT}/resourceGroups/data/${name}`,
      name,
      dailyListCost: 12 + random() * 30,
      discount: 0.1,
      tags: { service: name, team },
    },
  ];
}

const PLATFORM: BilledResource[] = [
  {
    provider: 'AWS',
    account: AWS_ACCOUNT,
    category: 'Networking',
    service: 'Amazon VPC',
    id: `arn:aws:ec2:${REGION}:${AWS_ACCOUNT}:natgateway/nat-0acme`,
    name: 'nat-0acme',
    dailyListCost: 22,
    discount: 0,
    tags: { team: 'platform-team' },
  },
];

/** Of the cluster in which the namespaces of `namespaces.ts` run. Nobody's tag is on them: they are shared out. */
const MACHINES: BilledResource[] = [1, 2, 3, 4].map(number => ({
  provider: 'AWS',
  account: AWS_ACCOUNT,
  category: 'Compute',
  service: 'Amazon EC2',
  id: `arn:aws:ec2:${REGION}:${AWS_ACCOUNT}:instance/i-0main${number}`,
  name: `${CLUSTER}-node-${number}`,
  dailyListCost: 36.5,
  discount: 0.28,
  tags: { 'eks:cluster-name': CLUSTER },
}));

/** A cluster that somebody made to try something out. It has no tag, and nobody remembers. */
const LAB: BilledResource[] = [1, 2, 3].map(number => ({
  provider: 'AWS',
  account: AWS_ACCOUNT,
  category: 'Compute',
  service: 'Amazon EC2',
  id: `arn:aws:ec2:${REGION}:${AWS_ACCOUNT}:instance/i-0lab${number}`,
  name: `lab-cluster-node-${number}`,
  dailyListCost: 9.4,
  discount: 0,
  tags: {},
}));
