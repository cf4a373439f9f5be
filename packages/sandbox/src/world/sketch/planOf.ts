// SPDX-License-Identifier: Apache-2.0
import { component, operationLinks } from '../files/catalogInfo';
import { commonFiles, deploymentFiles } from '../files/serviceFiles';
import type { Delivery } from '../delivery';
import { productionMoves } from '../files/updates';
import {
  applyEdits,
  type Change,
  moves,
  type Tree,
  withRevert,
} from '../history';
import type { RepositoryPlan } from '../RepositoryPlan';
import { apisOf } from './apis';
import { docsOf, runbookFeatures } from './docs';
import { goService } from './languages/go';
import { javaService } from './languages/java';
import { library } from './languages/library';
import { pipeline } from './languages/pipeline';
import { pythonService } from './languages/python';
import { typescriptService } from './languages/typescript';
import { website } from './languages/website';
import type { DescribedApi, Program, Sketch } from './Sketch';

const SERVICES = {
  typescript: typescriptService,
  python: pythonService,
  go: goService,
  java: javaService,
};

const RUNS: Record<Sketch['language'], string> = {
  typescript: 'npm install && npm test',
  python: 'pip install --requirement requirements.txt && pytest',
  go: 'go test ./...',
  java: 'gradle build',
};

/** The repository that a sketch stands for. */
export function planOf(sketch: Sketch): RepositoryPlan {
  const { name, description, team, upkeep, openPulls, closedPulls, content } =
    sketch;
  const program = programOf(sketch);
  const apis = sketch.type === 'service' ? apisOf(sketch) : [];
  const delivery = deliveryOf(sketch);
  const tree = {
    ...common(sketch, program, apis),
    ...program.tree,
    ...docsOf(sketch, RUNS[sketch.language]),
    ...Object.fromEntries(
      apis.map(({ file, definition }) => [file, definition]),
    ),
    ...(delivery && deployment(sketch, program.port, delivery)),
    ...(content && {
      [content.path]: content.line(content.values.at(-1) ?? ''),
    }),
  };
  const lastly = (upkeep?.lastly ?? []).flatMap(({ edits }) => edits);
  return {
    name,
    description,
    team,
    topics: [...sketch.tags, sketch.type],
    tree: { ...tree, ...applyEdits(tree, lastly) },
    beginning: `Create ${name} from the golden path`,
    changes: [
      program.features,
      runbookFeatures(sketch),
      ...program.updates,
      ...(delivery ? productionMovesOf(delivery) : []),
      ...(content ? [moves(content)] : []),
    ],
    openPulls: openPulls ?? [],
    closedPulls,
    upkeep,
    delivery,
  };
}

/** What runs is brought to production, unless it has not gone there yet; a pipeline of data is not deployed. */
function deliveryOf(sketch: Sketch): Delivery | undefined {
  const { type, delivery = {} } = sketch;
  const runs = type === 'service' || type === 'website';
  return runs && delivery !== 'none' ? delivery : undefined;
}

function programOf(sketch: Sketch): Program {
  switch (sketch.type) {
    case 'service':
      return SERVICES[sketch.language](sketch);
    case 'pipeline':
      return pipeline(sketch);
    case 'website':
      return website(sketch);
    default:
      return library(sketch);
  }
}

function common(sketch: Sketch, program: Program, apis: DescribedApi[]): Tree {
  const { name, dependsOn, consumesApis } = sketch;
  const running = 'troubles' in sketch ? sketch : undefined;
  const providesApis = apis.map(({ entity }) => entity.metadata.name);
  const described = component({
    ...sketch,
    tier: running && (running.tier ?? 'standard'),
    pagerDutyServiceId: running?.pagerDutyServiceId,
    links: running && operationLinks(`${name}-slo`),
    spec: {
      ...(dependsOn && { dependsOn }),
      ...(providesApis.length > 0 && { providesApis }),
      ...(consumesApis && { consumesApis }),
    },
  });
  return commonFiles({
    ...sketch,
    toolchain: program.toolchain,
    entities: [described, ...apis.map(({ entity }) => entity)],
    pages: running ? ['index', 'runbook'] : ['index'],
  });
}

function deployment(
  { name, team }: Sketch,
  port: number,
  { everyDays }: Delivery,
): Tree {
  return deploymentFiles({
    name,
    team,
    port,
    replicas: 3,
    memory: '512Mi',
    environment: { LOG_LEVEL: 'info', DATABASE_POOL_SIZE: '10' },
    isByHand: Boolean(everyDays),
  });
}

const MEMORY = {
  line: (memory: string) => `    memory: ${memory}\nprobes`,
  values: ['256Mi', '384Mi', '512Mi'],
};
const LOGGING = {
  line: (level: string) => `LOG_LEVEL: "${level}"`,
  values: ['info', 'debug', 'info'],
};
const LOG_MORE = 'Log more, to find the lost requests';

/** What production taught, one way or the other. */
function productionMovesOf({ isSmooth }: Delivery): Change[][] {
  return [
    productionMoves({
      line: count => `replicaCount: ${count}`,
      values: ['2', '3'],
      message: count => `Run ${count} replicas`,
    }),
    productionMoves({
      line: cpu => `targetCPUUtilizationPercentage: ${cpu}`,
      values: ['80', '75', '70'],
      message: cpu => `Scale out at ${cpu}% CPU`,
    }),
    productionMoves({
      line: size => `DATABASE_POOL_SIZE: "${size}"`,
      values: ['5', '8', '10'],
      message: size => `Raise the connection pool to ${size}`,
    }),
    ...(isSmooth ? FORESEEN : REPAIRED),
  ];
}

const FORESEEN: Change[][] = [
  productionMoves({
    ...MEMORY,
    message: memory => `Raise the memory limit to ${memory}`,
  }),
  productionMoves({
    ...LOGGING,
    message: level => (level === 'debug' ? LOG_MORE : 'Log less'),
  }),
];

const REPAIRED: Change[][] = [
  productionMoves({
    ...MEMORY,
    message: memory => `Hotfix: raise the memory limit to ${memory} [skip ci]`,
  }).map(change => ({
    ...change,
    repairs: { how: 'hotfix', title: 'PodsKilled: pods run out of memory' },
  })),
  withRevert(
    productionMoves({ ...LOGGING, message: () => LOG_MORE }),
    'DisksFull: logs have filled the disks of three nodes',
  ),
];
