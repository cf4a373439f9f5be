// SPDX-License-Identifier: Apache-2.0
import type { DeploymentRecord } from '@macadam/plugin-dora-node';
import {
  ANNOTATION_GITHUB_PROJECT_SLUG,
  safeUrl,
} from '@macadam/portal-common';
import type { Deployment, Run } from '../source/payloads';
import type { Progress } from './progress';

/** An attempt to deploy that has ended, before it is known what it brought. */
export type Outcome = Omit<DeploymentRecord, 'commits'>;

/** Where it happened. */
export interface Place {
  /** `organisation/name`, in lower case. */
  slug: string;
  /** The repository's page. */
  url: string;
}

/** A run that tells of itself, since it made no deployment that ended. */
export function outcomeOfRun(
  place: Place,
  run: Run,
  { environment, endedAt }: { environment: string; endedAt: Date },
): Outcome {
  return {
    ...outcomeAt(place, { environment, sha: run.sha, run }),
    externalId: `${place.slug}/runs/${run.id}/${run.attempt}`,
    status: run.conclusion ?? 'unknown',
    startedAt: run.startedAt,
    finishedAt: endedAt,
    observedAt: run.updatedAt,
  };
}

/** @param run - the attempt of a run that made the deployment, when one did */
export function outcomeOfDeployment(
  place: Place,
  deployment: Deployment,
  about: { end: NonNullable<Progress['end']>; url?: string; run?: Run },
): Outcome {
  const { environment, sha } = deployment;
  const { end, url, run } = about;
  return {
    actor: deployment.actor,
    title: deployment.description,
    url: url && safeUrl(url),
    ...outcomeAt(place, { environment, sha, run }),
    externalId: `${place.slug}/deployments/${deployment.id}`,
    status: end.status,
    startedAt: deployment.createdAt,
    finishedAt: end.at,
    observedAt: end.at,
    kind: kindOf(deployment.task),
  };
}

function outcomeAt(
  { slug, url }: Place,
  what: { environment: string; sha: string; run: Run | undefined },
) {
  const { environment, sha, run } = what;
  const subject = {
    kind: 'annotation',
    annotation: ANNOTATION_GITHUB_PROJECT_SLUG,
    value: slug,
    workflow: run?.workflow?.trim(),
  } as const;
  return {
    subject,
    environment,
    sha,
    commitUrl: `${url}/commit/${sha}`,
    ...(run && ofRun(run, `${slug}@${sha}@${environment}`)),
  };
}

/** A run and what it made bear one key, so that they count once where both are told. Another attempt is another deployment, at another time. */
function ofRun(run: Run, deployed: string) {
  const { id, attempt, actor, title } = run;
  return {
    attempt,
    runId: String(id),
    dedupeKey: `${deployed}@${id}/${attempt}`,
    actor,
    title,
    url: attempt > 1 ? `${run.url}/attempts/${attempt}` : run.url,
  };
}

/** Whoever creates a deployment may say what for: `deploy`, `rollback`, `deploy:hotfix`. */
function kindOf(task = ''): Outcome['kind'] {
  if (/\brollback\b/i.test(task)) return 'rollback';
  return /\bhotfix\b/i.test(task) ? 'hotfix' : undefined;
}
