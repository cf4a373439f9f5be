// SPDX-License-Identifier: Apache-2.0
import { attributions } from './attribution';
import {
  attemptKey,
  type Chain,
  type FailureReason,
  type IncidentFlags,
  type ReworkReason,
  type Rules,
  type UncountedReason,
} from './chain';
import { earlier, type Evidence, failureOf } from './failures';
import { type ChangeFlags, firstDeployments } from './firstDeployments';
import { type Deployment, groupingOf } from './grouping';
import { type Succession, successions } from './succession';

/** How a deployment failed; empty and null when it did not. Times are milliseconds since the epoch. */
export interface FailureFlags {
  id: string;
  failureReasons: FailureReason[];
  isOpen: boolean;
  recoveredMs: number | null;
  recoverySeconds: number | null;
}

/** What the rules make of an attempt. */
export interface DeploymentFlags extends FailureFlags {
  isCounted: boolean;
  uncountedReason: UncountedReason | null;
  /** The deployment that stands for it. */
  groupedInto: string | null;
  /** Of a counted one: environments of those grouped into it, where they differ from its own. */
  otherEnvironments: string[] | null;
  isRedeploy: boolean;
  /** The one that it undid, in being a rollback. */
  undoesId: string | null;
  /** The one that it says it remediates. */
  remediatesId: string | null;
  reworkReasons: ReworkReason[];
}

/** What the rules make of a chain: all flags of what is in it, and how deployments before it failed, where that may have changed. */
export interface Classification {
  deployments: DeploymentFlags[];
  pastFailures: FailureFlags[];
  changes: ChangeFlags[];
  incidents: IncidentFlags[];
}

/**
 * Rules R1, R2, R5, R6 and R8 to R12 over one service. It depends on nothing but its arguments: the order in which events were told is of no
 * account, and neither is how much of the history is in the chain and how much is past.
 */
export function classify(chain: Chain, rules: Rules): Classification {
  const { deployments, uncounted } = groupingOf(chain.attempts, rules);
  const succession = successions(deployments, chain.past.environments);
  const incidents = attributions(chain.incidents, deployments, rules);
  const changes = firstDeployments(deployments, {
    pathPrefixes: chain.pathPrefixes,
    deployedBefore: chain.past.deployedCommits,
    isRedeploy: id => succession.get(id)!.isRedeploy,
  });
  const links = linksOf({ deployments, succession, chain, rules });
  const evidence = evidenceOf({ deployments, links, chain, incidents });

  const flags = new Map(
    deployments.map(deployment => {
      const link = links.get(deployment.id)!;
      const failure = failureFlags(evidence, deployment.id);
      return [deployment.id, countedFlags(deployment, link, failure)];
    }),
  );
  const groups = new Map(
    deployments.flatMap(({ id, members }) => members.map(m => [m.id, id])),
  );
  return {
    deployments: chain.attempts.map(
      ({ id }) => flags.get(id) ?? uncountedFlags(id, uncounted, groups),
    ),
    pastFailures: chain.past.failures.map(({ id }) =>
      failureFlags(evidence, id),
    ),
    changes,
    incidents,
  };
}

/** How a deployment stands to others. */
interface Links {
  isRedeploy: boolean;
  undoesId: string | null;
  remediatesId: string | null;
  reworkReasons: ReworkReason[];
}

/** R10 and R12. */
function linksOf(options: {
  deployments: Deployment[];
  succession: Map<string, Succession>;
  chain: Chain;
  rules: Rules;
}): Map<string, Links> {
  const { deployments, succession, chain, rules } = options;
  // Filled on the way: only what came earlier can be remediated.
  const earlierOnes = new Map<string, string>();
  const links = new Map<string, Links>();
  for (const { id, members } of deployments) {
    const { isRedeploy, undoes } = succession.get(id)!;
    const undoesId = (rules.rollbackDetection && undoes) || null;
    const repaired = members
      .filter(({ remediates }) => remediates)
      .map(({ source, remediates }) => attemptKey(source, remediates!))
      .map(key => earlierOnes.get(key) ?? chain.past.remediated.get(key)?.id);
    const kinds = new Set(members.map(({ kind }) => kind));
    const reworkReasons: ReworkReason[] = [];
    if (kinds.has('hotfix')) reworkReasons.push('hotfix');
    if (kinds.has('rollback')) reworkReasons.push('rollback');
    if (repaired.length > 0) reworkReasons.push('remediates');
    if (undoesId) reworkReasons.push('detected-rollback');
    const remediatesId = repaired.find(target => target) ?? null;
    links.set(id, { isRedeploy, undoesId, remediatesId, reworkReasons });
    for (const { source, externalId } of members) {
      earlierOnes.set(attemptKey(source, externalId), id);
    }
  }
  return links;
}

/** What speaks against each deployment: of the chain, and of those before that it points at. */
function evidenceOf(options: {
  deployments: Deployment[];
  links: Map<string, Links>;
  chain: Chain;
  incidents: IncidentFlags[];
}): Map<string, Evidence> {
  const { deployments, links, chain, incidents } = options;
  const evidence = new Map<string, Evidence>(
    chain.past.failures.map(past => [
      past.id,
      { ...past, incidents: [...past.incidents] },
    ]),
  );
  for (const { id, finishedMs } of deployments) {
    const nothing = { incidents: [], undoneMs: null, remediatedMs: null };
    evidence.set(id, { finishedMs, ...nothing });
  }
  for (const { id, finishedMs } of deployments) {
    const { undoesId, remediatesId } = links.get(id)!;
    const undone = evidence.get(undoesId ?? '');
    if (undone) undone.undoneMs = earlier(undone.undoneMs, finishedMs);
    const repaired = evidence.get(remediatesId ?? '');
    if (repaired) {
      repaired.remediatedMs = earlier(repaired.remediatedMs, finishedMs);
    }
  }
  chain.incidents.forEach((incident, place) => {
    const { deploymentId } = incidents[place];
    evidence.get(deploymentId ?? '')?.incidents.push(incident);
  });
  return evidence;
}

function failureFlags(
  evidence: Map<string, Evidence>,
  id: string,
): FailureFlags {
  const against = evidence.get(id)!;
  const { reasons, isOpen, recoveredMs } = failureOf(against);
  const recoverySeconds =
    recoveredMs === null ? null : (recoveredMs - against.finishedMs) / 1000;
  return { id, failureReasons: reasons, isOpen, recoveredMs, recoverySeconds };
}

function countedFlags(
  { environments: [, ...others] }: Deployment,
  links: Links,
  failure: FailureFlags,
): DeploymentFlags {
  return {
    ...failure,
    ...links,
    isCounted: true,
    uncountedReason: null,
    groupedInto: null,
    otherEnvironments: others.length > 0 ? others.sort() : null,
  };
}

function uncountedFlags(
  id: string,
  uncounted: Map<string, UncountedReason>,
  groups: Map<string, string>,
): DeploymentFlags {
  return {
    id,
    isCounted: false,
    uncountedReason: uncounted.get(id) ?? null,
    groupedInto: groups.get(id) ?? null,
    otherEnvironments: null,
    isRedeploy: false,
    undoesId: null,
    remediatesId: null,
    reworkReasons: [],
    failureReasons: [],
    isOpen: false,
    recoveredMs: null,
    recoverySeconds: null,
  };
}
