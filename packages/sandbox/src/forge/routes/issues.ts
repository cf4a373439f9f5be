// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, type Reply } from '../../http/Reply';
import { timestamp } from '../Forge';
import { validationFailed } from '../http/GithubError';
import { listReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import { allOf, changeIssue, findIssue, openIssue } from '../issues/issues';
import type { RepositoryRecord } from '../store';
import { issueView, labelView } from '../views/issues';

const labelNames = z.array(
  z.union([z.string(), z.object({ name: z.string() }).transform(l => l.name)]),
);

const newIssue = z.object({
  title: z.coerce.string().min(1),
  body: z.string().nullish(),
  labels: labelNames.default([]),
  assignees: z.array(z.string()).default([]),
});

const issuePatch = z.object({
  title: z.coerce.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  labels: labelNames.optional(),
  assignees: z.array(z.string()).optional(),
});

/** The list may also be the whole body. */
const labelsBody = z.union([
  labelNames,
  z.object({ labels: labelNames }).transform(body => body.labels),
]);

const newLabel = z.object({
  name: z.string().min(1),
  color: z
    .string()
    .regex(/^[0-9a-fA-F]{6}$/)
    .default('ededed'),
  description: z.string().nullish(),
});

const repo = '/repos/{owner}/{repo}';
const one = `${repo}/issues/{issue_number}`;

export const issueRoutes: Route[] = [
  repositoryRoute(`GET ${repo}/issues`, 'pull', listIssues),
  repositoryRoute(`POST ${repo}/issues`, 'pull', createIssue),
  repositoryRoute(`GET ${one}`, 'pull', (request, repository) =>
    json(issueView(request.forge, repository, issueOf(request, repository))),
  ),
  repositoryRoute(`PATCH ${one}`, 'triage', patchIssue),
  repositoryRoute(`GET ${one}/labels`, 'pull', (request, repository) =>
    json(labelsOf(request, repository, issueOf(request, repository).labels)),
  ),
  repositoryRoute(`POST ${one}/labels`, 'triage', (request, repository) => {
    const names = request.parse(labelsBody);
    const issue = issueOf(request, repository);
    const labels = [...new Set([...issue.labels, ...names])];
    changeIssue(request.forge, repository, issue, { labels });
    return json(labelsOf(request, repository, labels));
  }),
  repositoryRoute(`POST ${one}/assignees`, 'triage', (request, repository) => {
    const issue = issueOf(request, repository);
    const body = request.parse(z.object({ assignees: z.array(z.string()) }));
    const assignees = [...new Set([...issue.assignees, ...body.assignees])];
    const changed = changeIssue(request.forge, repository, issue, {
      // Whom nobody knows is left out without a word, as on GitHub.
      assignees: assignees.filter(login =>
        request.forge.store.users.get(login),
      ),
    });
    return created(issueView(request.forge, repository, changed));
  }),
  repositoryRoute(
    `GET ${repo}/labels`,
    'pull',
    ({ forge, url }, repository) => {
      return listReply(url, repository.labels, label =>
        labelView(forge, repository, label),
      );
    },
  ),
  repositoryRoute(`POST ${repo}/labels`, 'push', createLabel),
];

function listIssues(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const state = url.searchParams.get('state') ?? 'open';
  const labels = (url.searchParams.get('labels') ?? '')
    .split(',')
    .filter(Boolean);
  const all = allOf(forge, repository).filter(
    issue =>
      (state === 'all' || !issue.closedAt === (state === 'open')) &&
      labels.every(label => issue.labels.includes(label)),
  );
  return listReply(url, all, issue => issueView(forge, repository, issue));
}

function createIssue(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge, caller } = request;
  const body = request.parse(newIssue);
  const issue = openIssue(forge, repository, {
    title: body.title,
    body: body.body ?? null,
    author: caller.login,
    labels: body.labels,
    assignees: body.assignees.filter(login => forge.store.users.get(login)),
  });
  return created(issueView(forge, repository, issue));
}

function patchIssue(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge } = request;
  const { state, ...body } = request.parse(issuePatch);
  const changed = changeIssue(forge, repository, issueOf(request, repository), {
    ...definedOnly(body),
    ...(state && {
      closedAt: state === 'closed' ? timestamp(forge.clock.now()) : undefined,
    }),
  });
  return json(issueView(forge, repository, changed));
}

function createLabel(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge } = request;
  const { name, color, description = null } = request.parse(newLabel);
  if (repository.labels.some(label => label.name === name)) {
    throw validationFailed('Validation Failed', {
      resource: 'Label',
      code: 'already_exists',
      field: 'name',
    });
  }
  const label = { id: forge.store.nextId(), name, color, description };
  forge.repositories.save(repository, {
    labels: [...repository.labels, label],
  });
  return created(labelView(forge, repository, label));
}

function issueOf({ forge, params }: ApiRequest, repository: RepositoryRecord) {
  return findIssue(forge, repository, params.issue_number);
}

function labelsOf(
  { forge }: ApiRequest,
  repository: RepositoryRecord,
  names: string[],
) {
  const current = forge.repositories.get(repository.owner, repository.name);
  return current.labels
    .filter(label => names.includes(label.name))
    .map(label => labelView(forge, repository, label));
}

function definedOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as Partial<T>;
}
