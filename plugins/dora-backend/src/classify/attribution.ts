// SPDX-License-Identifier: Apache-2.0
import type { Incident, IncidentFlags, PastDeployment, Rules } from './chain';
import type { Deployment } from './grouping';

const HOUR_MS = 3_600_000;

/** R8: which deployment caused each incident. What a person decided comes before what the source said, and that before the clock. */
export function attributions(
  incidents: Incident[],
  deployments: Deployment[],
  rules: Rules,
): IncidentFlags[] {
  const byId = new Map<string, Deployment>();
  // The same id may come from two sources: the later one holds.
  const byExternalId = new Map<string, Deployment>();
  for (const deployment of deployments) {
    for (const { id, externalId } of deployment.members) {
      byId.set(id, deployment);
      byExternalId.set(externalId, deployment);
    }
  }
  return incidents.map(incident => {
    const { id, decision, decidedDeploymentId, toldDeployment, past } =
      incident;
    if (decision === 'not-a-change') {
      return { id, attribution: 'not-a-change', deploymentId: null };
    }
    const decided = decision
      ? byId.get(decidedDeploymentId ?? '') ?? past.decided
      : undefined;
    if (decided) return { id, attribution: 'linked', deploymentId: decided.id };
    const told = byExternalId.get(toldDeployment ?? '') ?? past.told;
    if (told) return { id, attribution: 'explicit', deploymentId: told.id };
    const latest = latestBefore(incident, deployments) ?? past.latest;
    return latest && isWithin(latest, incident, rules)
      ? { id, attribution: 'window', deploymentId: latest.id }
      : { id, attribution: 'none', deploymentId: null };
  });
}

/** The last deployment that had finished when the incident began. */
function latestBefore(
  { createdMs }: Incident,
  deployments: Deployment[],
): Deployment | undefined {
  let low = 0;
  let high = deployments.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (deployments[middle].finishedMs <= createdMs) low = middle + 1;
    else high = middle;
  }
  return deployments[low - 1];
}

function isWithin(
  { finishedMs }: PastDeployment,
  { createdMs }: Incident,
  { attributionWindowHours }: Rules,
): boolean {
  if (attributionWindowHours === null) return true;
  return createdMs <= finishedMs + attributionWindowHours * HOUR_MS;
}
