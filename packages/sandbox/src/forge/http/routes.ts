// SPDX-License-Identifier: Apache-2.0
import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod/v3';
import type { Reply } from '../../http/Reply';
import type { TeamPermission } from '../../story';
import type { Forge } from '../Forge';
import { hasPermission, permissionOf } from '../repositories/permissions';
import type { OrganizationRecord, RepositoryRecord } from '../store';
import type { Caller } from './Caller';
import { GithubError, notFound, validationFailed } from './GithubError';

/** One request to the API, after its token was checked. */
export interface ApiRequest {
  forge: Forge;
  caller: Caller;
  /** By the names in the route's template, decoded. */
  params: Record<string, string>;
  url: URL;
  headers: IncomingHttpHeaders;
  /** @throws GithubError 400 when it is no JSON, 422 when it does not fit. */
  parse<T extends z.ZodTypeAny>(schema: T): z.output<T>;
}

export interface Route {
  /** Method and path as GitHub's OpenAPI description writes them. */
  operation: string;
  handle(request: ApiRequest): Promise<Reply> | Reply;
}

export const route = (operation: string, handle: Route['handle']): Route => ({
  operation,
  handle,
});

/** A route below `/orgs/{org}`; `admin` ones only the organisation's owner may call. */
export function organizationRoute(
  operation: string,
  needs: 'member' | 'admin',
  handle: (
    request: ApiRequest,
    organization: OrganizationRecord,
  ) => Promise<Reply> | Reply,
): Route {
  return route(operation, request => {
    const organization = request.forge.store.organizations.get(
      request.params.org.toLowerCase(),
    );
    if (!organization) throw notFound();
    if (needs === 'admin' && !request.caller.isAdmin) {
      throw new GithubError(
        403,
        'You must be an organization owner to do this.',
      );
    }
    return handle(request, organization);
  });
}

/** A route below `/repos/{owner}/{repo}`, open to callers with at least this permission. */
export function repositoryRoute(
  operation: string,
  needs: TeamPermission,
  handle: (
    request: ApiRequest,
    repository: RepositoryRecord,
  ) => Promise<Reply> | Reply,
): Route {
  return route(operation, request => {
    const { forge, caller, params } = request;
    const repository = forge.repositories.get(params.owner, params.repo);
    const granted = permissionOf(forge.store, repository, caller);
    if (!hasPermission(granted, needs)) {
      throw new GithubError(
        403,
        `Must have ${
          needs === 'admin' ? 'admin' : 'write'
        } rights to Repository.`,
      );
    }
    if (repository.archived && needs !== 'pull' && !changesRecord(operation)) {
      throw new GithubError(403, 'Repository was archived so is read-only.');
    }
    return handle(request, repository);
  });
}

/** An archived repository can still be brought back or deleted. */
function changesRecord(operation: string): boolean {
  return /^(PATCH|DELETE) \/repos\/\{owner\}\/\{repo\}$/.test(operation);
}

/** Parses a JSON body, or the absence of one, by a schema. */
export function parseBody<T extends z.ZodTypeAny>(
  body: Buffer,
  schema: T,
): z.output<T> {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue.path.join('.') || 'body';
  throw validationFailed(`Invalid request.\n\n"${field}": ${issue.message}`);
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new GithubError(400, 'Problems parsing JSON');
  }
}
