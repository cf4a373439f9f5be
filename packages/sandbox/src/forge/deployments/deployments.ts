// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import type {
  DeploymentRecord,
  DeploymentState,
  DeploymentStatusRecord,
  RepositoryRecord,
} from '../store';

export interface NewDeployment {
  sha: string;
  ref: string;
  task?: string;
  environment: string;
  description?: string | null;
  creator: string;
  payload?: DeploymentRecord['payload'];
  productionEnvironment?: boolean;
  runId?: number;
  runAttempt?: number;
  at?: Date;
}

export interface NewStatus {
  state: DeploymentState;
  creator: string;
  description?: string;
  environmentUrl?: string;
  logUrl?: string;
  /** Whether success ends the environment's earlier deployments. */
  endsEarlier?: boolean;
  at?: Date;
}

/** Past things are stored without telling anyone. */
export interface Telling {
  silent?: boolean;
}

export function createDeployment(
  forge: Forge,
  repository: RepositoryRecord,
  input: NewDeployment,
  { silent }: Telling = {},
): DeploymentRecord {
  const at = timestamp(input.at ?? forge.clock.now());
  ensureEnvironment(forge, repository, input.environment, at);
  const id = forge.store.nextId();
  const deployment = forge.store.deployments.put(String(id), {
    id,
    repositoryId: repository.id,
    sha: input.sha,
    ref: input.ref,
    task: input.task ?? 'deploy',
    environment: input.environment,
    description: input.description ?? null,
    creator: input.creator,
    payload: input.payload ?? {},
    productionEnvironment:
      input.productionEnvironment ?? input.environment === 'production',
    runId: input.runId,
    runAttempt: input.runAttempt,
    statuses: [],
    createdAt: at,
    updatedAt: at,
  });
  if (!silent) {
    const sender = input.creator;
    forge.events.emit('deployment', { repository, sender, deployment });
  }
  return deployment;
}

export function addStatus(
  forge: Forge,
  repository: RepositoryRecord,
  id: number,
  input: NewStatus,
  telling: Telling = {},
): DeploymentStatusRecord | undefined {
  const deployment = forge.store.deployments.get(String(id));
  if (!deployment) return undefined;
  const at = timestamp(input.at ?? forge.clock.now());
  const status: DeploymentStatusRecord = {
    id: forge.store.nextId(),
    state: input.state,
    creator: input.creator,
    description: input.description ?? '',
    environmentUrl: input.environmentUrl ?? '',
    logUrl: input.logUrl ?? '',
    createdAt: at,
  };
  const changed = forge.store.deployments.put(String(id), {
    ...deployment,
    statuses: [...deployment.statuses, status],
    updatedAt: at,
  });
  if (!telling.silent) {
    forge.events.emit('deployment_status', {
      repository,
      sender: input.creator,
      deployment: changed,
      status,
    });
  }
  if (input.state === 'success' && input.endsEarlier !== false) {
    endEarlier(forge, repository, changed, input, telling);
  }
  return status;
}

/** What GitHub calls `auto_inactive`: an environment runs one version at a time. */
function endEarlier(
  forge: Forge,
  repository: RepositoryRecord,
  latest: DeploymentRecord,
  { creator, at }: NewStatus,
  telling: Telling,
): void {
  for (const earlier of forge.store.deployments.values()) {
    const last = earlier.statuses.at(-1);
    const isReplaced =
      earlier.repositoryId === repository.id &&
      earlier.environment === latest.environment &&
      earlier.id < latest.id &&
      last?.state === 'success';
    if (isReplaced) {
      const { environmentUrl, logUrl } = last;
      const state = 'inactive' as const;
      const ended = { state, creator, at, environmentUrl, logUrl };
      addStatus(forge, repository, earlier.id, ended, telling);
    }
  }
}

export function ensureEnvironment(
  forge: Forge,
  repository: RepositoryRecord,
  name: string,
  at: string,
): void {
  const current = forge.repositories.get(repository.owner, repository.name);
  if (current.environments[name]) return;
  const environment = {
    id: forge.store.nextId(),
    name,
    createdAt: at,
    updatedAt: at,
  };
  forge.repositories.save(current, {
    environments: { ...current.environments, [name]: environment },
  });
}
