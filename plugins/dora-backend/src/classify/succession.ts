// SPDX-License-Identifier: Apache-2.0
import type { PastEnvironment } from './chain';
import type { Deployment } from './grouping';

/** What a deployment is to the ones before it in its environments. */
export interface Succession {
  /** R5: its sha was live already, wherever it went. */
  isRedeploy: boolean;
  /** R10: the deployment that it undid, in being a rollback. */
  undoes?: string;
}

/** An environment while its deployments pass by. */
interface Environment {
  liveSha?: string;
  /** Of each sha that was ever live: which deployment came next, after its last time; undefined while it is live. */
  nextAfter: Map<string, string | undefined>;
}

/** R5 and R10: what each deployment is to those before it, by its id. */
export function successions(
  deployments: Deployment[],
  past: PastEnvironment[],
): Map<string, Succession> {
  const environments = new Map<string, Environment>(
    past.map(({ environment, liveSha, nextAfter }) => [
      environment,
      { liveSha, nextAfter: new Map(nextAfter).set(liveSha, undefined!) },
    ]),
  );
  const found = new Map<string, Succession>();
  for (const deployment of deployments) {
    const visits = deployment.environments.map(name => {
      const environment = environments.get(name) ?? { nextAfter: new Map() };
      environments.set(name, environment);
      return visit(environment, deployment);
    });
    found.set(deployment.id, {
      isRedeploy: visits.every(({ isRedeploy }) => isRedeploy),
      undoes: visits.find(({ undoes }) => undoes)?.undoes,
    });
  }
  return found;
}

function visit(environment: Environment, { id, sha }: Deployment): Succession {
  const { liveSha, nextAfter } = environment;
  if (liveSha === sha) return { isRedeploy: true };
  const undoes = nextAfter.get(sha);
  if (liveSha !== undefined) nextAfter.set(liveSha, id);
  nextAfter.set(sha, undefined);
  environment.liveSha = sha;
  return { isRedeploy: false, undoes };
}
