// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, type Reply } from '../../http/Reply';
import { addStatus, createDeployment } from '../deployments/deployments';
import { notFound, validationFailed } from '../http/GithubError';
import { listReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import {
  requireOwned,
  type DeploymentRecord,
  type RepositoryRecord,
} from '../store';
import { deploymentView, statusView } from '../views/deployments';

const newDeployment = z.object({
  ref: z.string(),
  task: z.string().default('deploy'),
  environment: z.string().default('production'),
  description: z.string().nullish(),
  payload: z.union([z.record(z.unknown()), z.string()]).default({}),
  production_environment: z.boolean().optional(),
});

const newStatus = z.object({
  state: z.enum([
    'error',
    'failure',
    'inactive',
    'in_progress',
    'queued',
    'pending',
    'success',
  ]),
  target_url: z.string().optional(),
  log_url: z.string().optional(),
  description: z.string().optional(),
  environment_url: z.string().optional(),
  auto_inactive: z.boolean().default(true),
});

const under = '/repos/{owner}/{repo}/deployments';

export const deploymentRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'pull', listDeployments),
  repositoryRoute(`POST ${under}`, 'push', postDeployment),
  repositoryRoute(
    `GET ${under}/{deployment_id}`,
    'pull',
    (request, repository) => {
      const deployment = requireDeployment(request, repository);
      return json(deploymentView(request.forge, repository, deployment));
    },
  ),
  repositoryRoute(
    `GET ${under}/{deployment_id}/statuses`,
    'pull',
    (request, repository) => {
      const { forge, url } = request;
      const deployment = requireDeployment(request, repository);
      return listReply(url, [...deployment.statuses].reverse(), status =>
        statusView(forge, repository, deployment, status),
      );
    },
  ),
  repositoryRoute(`POST ${under}/{deployment_id}/statuses`, 'push', postStatus),
];

function listDeployments(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const query = url.searchParams;
  const fits = (name: string, value: string) =>
    !query.has(name) || query.get(name) === value;
  const all = forge.store.deployments
    .values()
    .filter(
      deployment =>
        deployment.repositoryId === repository.id &&
        fits('sha', deployment.sha) &&
        fits('ref', deployment.ref) &&
        fits('task', deployment.task) &&
        fits('environment', deployment.environment),
    )
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
  return listReply(url, all, deployment =>
    deploymentView(forge, repository, deployment),
  );
}

async function postDeployment(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const { production_environment: productionEnvironment, ...body } =
    request.parse(newDeployment);
  const sha = await forge.repositories.git(repository).resolve(body.ref);
  if (!sha) throw validationFailed(`No ref found for: ${body.ref}`);
  const deployment = createDeployment(forge, repository, {
    ...body,
    sha,
    creator: caller.login,
    productionEnvironment,
  });
  return created(deploymentView(forge, repository, deployment));
}

function postStatus(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge, caller } = request;
  const deployment = requireDeployment(request, repository);
  const body = request.parse(newStatus);
  const status = addStatus(forge, repository, deployment.id, {
    state: body.state,
    creator: caller.login,
    description: body.description,
    environmentUrl: body.environment_url,
    logUrl: body.log_url ?? body.target_url,
    endsEarlier: body.auto_inactive,
  });
  if (!status) throw notFound();
  return created(statusView(forge, repository, deployment, status));
}

function requireDeployment(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): DeploymentRecord {
  const { deployments } = forge.store;
  return requireOwned(deployments, params.deployment_id, repository);
}
