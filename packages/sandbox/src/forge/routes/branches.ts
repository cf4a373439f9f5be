// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { json, noContent, type Reply } from '../../http/Reply';
import type { Forge } from '../Forge';
import { GithubError, notFound } from '../http/GithubError';
import { pageOf } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import type { ProtectionRecord, RepositoryRecord } from '../store';
import { commitView } from '../views/git';
import {
  branchProtectionView,
  protectedBranchView,
  signaturesView,
} from '../views/protection';

const names = z.array(z.union([z.string(), z.object({ login: z.string() })]));

const protectionBody = z.object({
  required_status_checks: z
    .object({
      strict: z.boolean().default(false),
      contexts: z.array(z.string()).default([]),
    })
    .nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .object({
      dismiss_stale_reviews: z.boolean().default(false),
      require_code_owner_reviews: z.boolean().default(false),
      require_last_push_approval: z.boolean().default(false),
      required_approving_review_count: z
        .number()
        .int()
        .min(0)
        .max(6)
        .default(1),
    })
    .nullable(),
  restrictions: z
    .object({ users: names.default([]), teams: names.default([]) })
    .nullable(),
  required_linear_history: z.boolean().default(false),
  required_conversation_resolution: z.boolean().default(false),
  allow_force_pushes: z.boolean().nullable().default(false),
  allow_deletions: z.boolean().default(false),
  block_creations: z.boolean().default(false),
});

const under = '/repos/{owner}/{repo}/branches';

export const branchRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'pull', listBranches),
  repositoryRoute(`GET ${under}/{branch}`, 'pull', getBranch),
  repositoryRoute(`GET ${under}/{branch}/protection`, 'admin', request =>
    withProtection(request, (repository, branch, protection) =>
      json(branchProtectionView(request.forge, repository, branch, protection)),
    ),
  ),
  repositoryRoute(`PUT ${under}/{branch}/protection`, 'admin', protect),
  repositoryRoute(`DELETE ${under}/{branch}/protection`, 'admin', request =>
    withProtection(request, (repository, branch) => {
      const { [branch]: _, ...others } = repository.protections;
      request.forge.repositories.save(repository, { protections: others });
      return noContent();
    }),
  ),
  ...signatureRoutes(),
];

function signatureRoutes(): Route[] {
  const path = `${under}/{branch}/protection/required_signatures`;
  const set = (required: boolean) => (request: ApiRequest) =>
    withProtection(request, (repository, branch, protection) => {
      const changed = { ...protection, requiredSignatures: required };
      saveProtection(request.forge, repository, branch, changed);
      return required
        ? json(signaturesView(request.forge, repository, branch, changed))
        : noContent();
    });
  return [
    repositoryRoute(`GET ${path}`, 'admin', request =>
      withProtection(request, (repository, branch, protection) =>
        json(signaturesView(request.forge, repository, branch, protection)),
      ),
    ),
    repositoryRoute(`POST ${path}`, 'admin', set(true)),
    repositoryRoute(`DELETE ${path}`, 'admin', set(false)),
  ];
}

async function listBranches(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const refs = await forge.repositories.git(repository).refs('refs/heads/');
  const wanted = url.searchParams.get('protected');
  const all = [...refs]
    .map(([ref, sha]) => ({ name: ref.slice('refs/heads/'.length), sha }))
    .filter(
      ({ name }) =>
        !wanted || String(name in repository.protections) === wanted,
    );
  const page = pageOf(url, all);
  const api = forge.urls.repositoryApi(repository);
  return json(
    page.items.map(({ name, sha }) => ({
      name,
      commit: { sha, url: `${api}/commits/${sha}` },
      protected: name in repository.protections,
    })),
    { headers: page.headers },
  );
}

async function getBranch(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { branch } = params;
  const git = forge.repositories.git(repository);
  const sha = await git.branch(branch);
  const commit = sha && (await git.commit(sha));
  if (!commit) throw new GithubError(404, 'Branch not found');
  const api = forge.urls.repositoryApi(repository);
  const protection = repository.protections[branch];
  return json({
    name: branch,
    commit: commitView(forge, repository, commit),
    _links: {
      self: `${api}/branches/${branch}`,
      html: `${forge.urls.repository(repository)}/tree/${branch}`,
    },
    protected: Boolean(protection),
    protection: protection
      ? branchProtectionView(forge, repository, branch, protection)
      : { enabled: false },
    protection_url: `${api}/branches/${branch}/protection`,
  });
}

async function protect(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, params } = request;
  const { branch } = params;
  const body = request.parse(protectionBody);
  if (!(await forge.repositories.git(repository).branch(branch))) {
    throw new GithubError(404, 'Branch not found');
  }
  const protection = protectionOf(body, repository.protections[branch]);
  saveProtection(forge, repository, branch, protection);
  return json(protectedBranchView(forge, repository, branch, protection));
}

function protectionOf(
  body: z.output<typeof protectionBody>,
  before: ProtectionRecord | undefined,
): ProtectionRecord {
  const reviews = body.required_pull_request_reviews;
  const { restrictions } = body;
  const plain = (list: z.output<typeof names>) =>
    list.map(entry => (typeof entry === 'string' ? entry : entry.login));
  return {
    enforceAdmins: body.enforce_admins ?? false,
    requiredSignatures: before?.requiredSignatures ?? false,
    requiredLinearHistory: body.required_linear_history,
    requiredConversationResolution: body.required_conversation_resolution,
    allowForcePushes: body.allow_force_pushes ?? false,
    allowDeletions: body.allow_deletions,
    blockCreations: body.block_creations,
    statusChecks: body.required_status_checks ?? undefined,
    reviews: reviews
      ? {
          dismissStaleReviews: reviews.dismiss_stale_reviews,
          requireCodeOwnerReviews: reviews.require_code_owner_reviews,
          requireLastPushApproval: reviews.require_last_push_approval,
          approvals: reviews.required_approving_review_count,
        }
      : undefined,
    restrictions: restrictions
      ? { users: plain(restrictions.users), teams: plain(restrictions.teams) }
      : undefined,
  };
}

function saveProtection(
  forge: Forge,
  repository: RepositoryRecord,
  branch: string,
  protection: ProtectionRecord,
): void {
  const current = forge.repositories.get(repository.owner, repository.name);
  forge.repositories.save(repository, {
    protections: { ...current.protections, [branch]: protection },
  });
}

function withProtection(
  { forge, params }: ApiRequest,
  answer: (
    repository: RepositoryRecord,
    branch: string,
    protection: ProtectionRecord,
  ) => Reply,
): Reply {
  const repository = forge.repositories.get(params.owner, params.repo);
  const protection = repository.protections[params.branch];
  if (!protection) {
    const error = new GithubError(404, 'Branch not protected');
    throw Object.keys(repository.protections).length === 0 ? error : notFound();
  }
  return answer(repository, params.branch, protection);
}
