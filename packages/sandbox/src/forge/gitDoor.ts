// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Forge } from './Forge';
import { serveSmartHttp } from './git/smartHttp';
import { callerOf, tokenOf, type Caller } from './http/Caller';
import { hasPermission, permissionOf } from './repositories/permissions';
import { lockedBranches, writeRepository } from './repositories/writes';
import type { RepositoryRecord } from './store';

const GIT_PATH =
  /^\/(?<owner>[\w.-]+)\/(?<name>[\w.-]+?)(?:\.git)?\/(?<service>info\/refs|git-upload-pack|git-receive-pack)$/;

export const isGitPath = (path: string): boolean => GIT_PATH.test(path);

/** Git over HTTP: checks the token as GitHub does, then lets git answer. */
export async function serveGit(
  forge: Forge,
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', forge.urls.base);
  const { owner, name, service } = GIT_PATH.exec(url.pathname)?.groups ?? {};
  const caller = callerOf(
    tokenOf(request.headers.authorization) ?? '',
    forge.callers,
  );
  if (!caller) {
    refuse(response, 401, 'Invalid username or token.', {
      'www-authenticate': 'Basic realm="GitHub"',
    });
    return;
  }
  const repository = forge.repositories.find(owner, name);
  if (!repository) {
    refuse(response, 404, 'Repository not found.');
    return;
  }
  const writes = `${service}${url.search}`.includes('git-receive-pack');
  if (writes && !mayPush(forge, repository, caller)) {
    refuse(
      response,
      403,
      `Permission to ${owner}/${name}.git denied to ${caller.login}.`,
    );
    return;
  }
  const serve = () =>
    serveSmartHttp(request, response, {
      root,
      path: `/${repository.owner}/${repository.name}.git/${service}`.toLowerCase(),
      query: url.search.slice(1),
      user: caller.login,
      lockedBranches: writes ? lockedBranches(forge, repository, caller) : [],
    });
  await (service === 'git-receive-pack'
    ? writeRepository(forge, repository, caller.login, serve)
    : serve());
  response.end();
}

function mayPush(
  forge: Forge,
  repository: RepositoryRecord,
  caller: Caller,
): boolean {
  const granted = permissionOf(forge.store, repository, caller);
  return hasPermission(granted, 'push') && !repository.archived;
}

function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'text/plain', ...headers })
    .end(`${message}\n`);
}
