// SPDX-License-Identifier: Apache-2.0
import type {
  CommitRecord,
  DeploymentRecord,
  IncidentRecord,
} from '@macadam/plugin-dora-node';

/** One deployment, as R2 has it. */
interface Deployed {
  latest: DeploymentRecord;
  parts: DeploymentRecord[];
}

export interface PlainRules {
  production: string[];
  attributionWindowHours: number | null;
}

/** Rules R1 to R13 over one service, said once more as plainly as can be: with loops over everything, and no thought of time. */
export function plainFigures(
  events: { deployments: DeploymentRecord[]; incidents: IncidentRecord[] },
  window: { from: Date; to: Date },
  rules: PlainRules,
) {
  const all = deployed(events.deployments, rules.production);
  const isIn = ({ latest }: Deployed) =>
    latest.finishedAt >= window.from && latest.finishedAt < window.to;
  const cohort = all.filter(isIn);
  const changes = all.flatMap(one =>
    changesOf(one, all).map(c => ({ one, ...c })),
  );
  const ours = changes.filter(({ one }) => isIn(one));
  const leads = ours.map(({ lead }) => lead).filter(lead => lead >= 0);
  const caused = events.incidents.map(incident => ({
    incident,
    cause: causeOf(incident, all, rules),
  }));
  const failures = cohort.filter(one => isFailed(one, all, caused));
  const recoveries = failures.flatMap(
    one => recoveryOf(one, all, caused) ?? [],
  );
  return {
    deployments: cohort.length,
    redeploys: cohort.filter(one => isRedeploy(one, all)).length,
    changes: leads.length,
    excluded: ours.length - leads.length,
    lead: percentiles(leads),
    failed: failures.length,
    recovered: recoveries.length,
    open: failures.length - recoveries.length,
    recovery: percentiles(recoveries),
    rework: cohort.filter(one => isRework(one, all)).length,
    unattributed: caused.filter(
      ({ incident: { createdAt }, cause }) =>
        !cause && createdAt >= window.from && createdAt < window.to,
    ).length,
  };
}

function deployed(
  records: DeploymentRecord[],
  production: string[],
): Deployed[] {
  const counting = records.filter(
    ({ status, environment }) =>
      status === 'success' && production.includes(environment),
  );
  const groups: DeploymentRecord[][] = counting.map(record => [record]);
  const share = (a: DeploymentRecord, b: DeploymentRecord) =>
    (a.releaseId && a.releaseId === b.releaseId) ||
    (a.dedupeKey && a.dedupeKey === b.dedupeKey);
  for (let again = true; again; ) {
    again = false;
    for (const one of groups) {
      const other = groups.find(
        group => group !== one && group.some(a => one.some(b => share(a, b))),
      );
      if (!other) continue;
      one.push(...other);
      groups.splice(groups.indexOf(other), 1);
      again = true;
      break;
    }
  }
  return groups
    .map(parts => ({ parts: inOrder(parts), latest: inOrder(parts).at(-1)! }))
    .sort((a, b) => order(a.latest, b.latest));
}

function inOrder(records: DeploymentRecord[]): DeploymentRecord[] {
  return [...records].sort(order);
}

function order(a: DeploymentRecord, b: DeploymentRecord): number {
  const apart = a.finishedAt.getTime() - b.finishedAt.getTime();
  return apart || (a.externalId < b.externalId ? -1 : 1);
}

function goesTo(environment: string) {
  return ({ parts }: Deployed) =>
    parts.some(part => part.environment === environment);
}

function environmentsOf({ parts }: Deployed): string[] {
  return [...new Set([...parts].reverse().map(part => part.environment))];
}

function earlierIn(environment: string, one: Deployed, all: Deployed[]) {
  return all.slice(0, all.indexOf(one)).filter(goesTo(environment));
}

function isRedeploy(one: Deployed, all: Deployed[]): boolean {
  return environmentsOf(one).every(
    environment =>
      earlierIn(environment, one, all).at(-1)?.latest.sha === one.latest.sha,
  );
}

function undoneBy(one: Deployed, all: Deployed[]): Deployed | undefined {
  for (const environment of environmentsOf(one)) {
    const before = earlierIn(environment, one, all);
    const target = before.map(d => d.latest.sha).lastIndexOf(one.latest.sha);
    if (target >= 0 && target < before.length - 1) return before[target + 1];
  }
  return undefined;
}

function changesOf(one: Deployed, all: Deployed[]): Array<{ lead: number }> {
  if (isRedeploy(one, all)) return [];
  const before = all
    .slice(0, all.indexOf(one))
    .filter(other => !isRedeploy(other, all));
  const known = new Set(
    before.flatMap(other => commitsOf(other).map(({ sha }) => sha)),
  );
  return commitsOf(one)
    .filter(({ sha }) => !known.has(sha))
    .map(({ authoredAt }) => ({
      lead: (one.latest.finishedAt.getTime() - authoredAt.getTime()) / 1000,
    }));
}

/** Of a commit that several parts list, what the latest of them says. */
function commitsOf({ parts }: Deployed): CommitRecord[] {
  const commits = new Map<string, CommitRecord>();
  for (const { commits: listed } of [...parts].reverse()) {
    for (const commit of listed ?? []) {
      if (!commit.isMerge && !commits.has(commit.sha)) {
        commits.set(commit.sha, commit);
      }
    }
  }
  return [...commits.values()];
}

function causeOf(
  { createdAt, deploymentId }: IncidentRecord,
  all: Deployed[],
  { attributionWindowHours }: PlainRules,
): Deployed | undefined {
  const named = all.filter(({ parts }) =>
    parts.some(({ externalId }) => externalId === deploymentId),
  );
  if (named.length > 0) return named.at(-1);
  const latest = all
    .filter(({ latest: { finishedAt } }) => finishedAt <= createdAt)
    .at(-1);
  const limit =
    attributionWindowHours === null ? Infinity : attributionWindowHours * 3.6e6;
  return latest && +createdAt - +latest.latest.finishedAt <= limit
    ? latest
    : undefined;
}

type Caused = Array<{ incident: IncidentRecord; cause?: Deployed }>;

/** Deployments after it that undid it or say that they remediate it. */
function remediesOf(one: Deployed, all: Deployed[]): Deployed[] {
  const after = all.slice(all.indexOf(one) + 1);
  return after.filter(
    other => undoneBy(other, all) === one || remediatedBy(other, all) === one,
  );
}

/** The first that is known of those that its parts name, the latest part first. */
function remediatedBy(one: Deployed, all: Deployed[]): Deployed | undefined {
  const before = all.slice(0, all.indexOf(one));
  return [...one.parts]
    .reverse()
    .flatMap(({ remediates }) =>
      before.filter(({ parts }) =>
        parts.some(part => remediates && part.externalId === remediates),
      ),
    )[0];
}

function isFailed(one: Deployed, all: Deployed[], caused: Caused): boolean {
  return (
    caused.some(({ cause }) => cause === one) || remediesOf(one, all).length > 0
  );
}

function recoveryOf(one: Deployed, all: Deployed[], caused: Caused) {
  const incidents = caused.filter(({ cause }) => cause === one);
  const ends =
    incidents.length > 0
      ? incidents.map(({ incident }) => incident.resolvedAt)
      : [remediesOf(one, all)[0].latest.finishedAt];
  if (ends.some(end => !end)) return undefined;
  const last = Math.max(...ends.map(end => end!.getTime()));
  return Math.max(0, last - one.latest.finishedAt.getTime()) / 1000;
}

function isRework(one: Deployed, all: Deployed[]): boolean {
  return (
    undoneBy(one, all) !== undefined ||
    one.parts.some(
      ({ kind, remediates }) =>
        kind === 'hotfix' || kind === 'rollback' || remediates,
    )
  );
}

function percentiles(values: number[]): number[] | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.75, 0.9].map(part => {
    const place = part * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (high - low) * (place - Math.floor(place));
  });
}
