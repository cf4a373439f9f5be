// SPDX-License-Identifier: Apache-2.0
import { graphql, GraphQLError, type ExecutionResult } from 'graphql';
import { z } from 'zod/v3';
import { json } from '../../http/Reply';
import type { Forge } from '../Forge';
import { isRevisionName, type FileChanges } from '../git';
import type { Caller } from '../http/Caller';
import { route, type Route } from '../http/routes';
import { commitFiles } from '../repositories/commitFiles';
import { hasPermission, permissionOf } from '../repositories/permissions';
import { refuseLocked } from '../repositories/writes';
import { organizationNode, userNode } from './accounts';
import { repositoryNode } from './repositories';
import { schema } from './schema';

const graphqlBody = z.object({
  query: z.string(),
  variables: z.record(z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** `POST /graphql`. Errors come with status 200 in the answer's `errors`, as GraphQL has it. */
export const graphqlRoute: Route = route('POST /graphql', async request => {
  const body = request.parse(graphqlBody);
  const result = await graphql({
    schema,
    source: body.query,
    variableValues: body.variables,
    operationName: body.operationName,
    rootValue: rootOf(request.forge, request.caller),
  });
  return json(withTypes(result));
});

/** GitHub puts the kind of an error beside its message. */
function withTypes(result: ExecutionResult) {
  return {
    ...result,
    errors: result.errors?.map(error => ({
      ...(typeof error.extensions.type === 'string' && {
        type: error.extensions.type,
      }),
      ...error.toJSON(),
    })),
  };
}

function rootOf(forge: Forge, caller: Caller) {
  const { users, organizations } = forge.store;
  const owner = (login: string) => {
    const organization = organizations.get(login.toLowerCase());
    if (organization) return organizationNode(forge, organization);
    const user = users.get(login.toLowerCase());
    return user ? userNode(forge, user) : undefined;
  };
  return {
    organization: ({ login }: { login: string }) => {
      const found = organizations.get(login.toLowerCase());
      return found
        ? organizationNode(forge, found)
        : unresolved(`an Organization with the login of '${login}'`);
    },
    repositoryOwner: ({ login }: { login: string }) => owner(login) ?? null,
    user: ({ login }: { login: string }) => {
      const found = users.get(login.toLowerCase());
      return found
        ? userNode(forge, found)
        : unresolved(`a User with the login of '${login}'`);
    },
    viewer: () => owner(caller.login),
    repository: (named: { owner: string; name: string }) => {
      const found = forge.repositories.find(named.owner, named.name);
      return found
        ? repositoryNode(forge, found, () => owner(found.owner))
        : unresolved(
            `a Repository with the name '${named.owner}/${named.name}'`,
          );
    },
    createCommitOnBranch: ({ input }: { input: CommitInput }) =>
      createCommit(forge, caller, input),
  };
}

function unresolved(what: string): never {
  throw new GraphQLError(`Could not resolve to ${what}.`, {
    extensions: { type: 'NOT_FOUND' },
  });
}

interface CommitInput {
  branch: { repositoryNameWithOwner?: string; branchName?: string };
  message: { headline: string; body?: string };
  fileChanges?: {
    additions?: Array<{ path: string; contents: string }>;
    deletions?: Array<{ path: string }>;
  };
  expectedHeadOid: string;
}

async function createCommit(forge: Forge, caller: Caller, input: CommitInput) {
  const [owner, name] = (input.branch.repositoryNameWithOwner ?? '').split('/');
  const branch = input.branch.branchName ?? '';
  const repository = forge.repositories.find(owner, name ?? '');
  if (!repository || !isRevisionName(branch)) {
    return unresolved(`a Ref with the name '${branch}'`);
  }
  const granted = permissionOf(forge.store, repository, caller);
  if (!hasPermission(granted, 'push')) {
    throw new GraphQLError('Resource not accessible by personal access token', {
      extensions: { type: 'FORBIDDEN' },
    });
  }
  refuseLocked(forge, repository, caller, branch);
  const { headline, body } = input.message;
  const { additions = [], deletions = [] } = input.fileChanges ?? {};
  const files: FileChanges = Object.fromEntries([
    ...additions.map(({ path, contents }) => [
      path,
      Buffer.from(contents, 'base64'),
    ]),
    ...deletions.map(({ path }) => [path, null]),
  ]);
  const oid = await commitFiles(forge, repository, {
    branch,
    message: body ? `${headline}\n\n${body}` : headline,
    files,
    sender: caller.login,
    check(tip) {
      if (tip === input.expectedHeadOid) return;
      throw new GraphQLError(
        `Expected branch to point to "${input.expectedHeadOid}" but it did not. Pull and try again. (expectedHeadOid)`,
        { extensions: { type: 'STALE_DATA' } },
      );
    },
  });
  const url = `${forge.urls.repository(repository)}/commit/${oid}`;
  return { commit: { id: oid, oid, url, message: headline } };
}
