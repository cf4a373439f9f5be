// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { commentsOf } from '../issues/comments';
import { isPull } from '../issues/issues';
import type {
  CommentRecord,
  IssueRecord,
  LabelRecord,
  PullRecord,
  RepositoryRecord,
  ReviewRecord,
} from '../store';
import { simpleUser, teamView } from './accounts';
import { repositoryView } from './repositories';
import { nodeId } from './Urls';

export function labelView(
  forge: Forge,
  repository: RepositoryRecord,
  label: LabelRecord,
) {
  const api = forge.urls.repositoryApi(repository);
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${api}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** What issues and pull requests say alike. */
function shared(
  forge: Forge,
  repository: RepositoryRecord,
  issue: IssueRecord | PullRecord,
) {
  const current = forge.repositories.byId(repository.id) ?? repository;
  const api = forge.urls.repositoryApi(repository);
  return {
    id: issue.id,
    number: issue.number,
    state: issue.closedAt ? 'closed' : 'open',
    locked: false,
    title: issue.title,
    body: issue.body,
    user: simpleUser(forge, issue.author),
    labels: current.labels
      .filter(label => issue.labels.includes(label.name))
      .map(label => labelView(forge, repository, label)),
    assignee: issue.assignees[0] ? simpleUser(forge, issue.assignees[0]) : null,
    assignees: issue.assignees.map(login => simpleUser(forge, login)),
    milestone: null,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt ?? null,
    author_association: 'MEMBER',
    active_lock_reason: null,
    comments_url: `${api}/issues/${issue.number}/comments`,
  };
}

export function issueView(
  forge: Forge,
  repository: RepositoryRecord,
  issue: IssueRecord | PullRecord,
) {
  const api = forge.urls.repositoryApi(repository);
  const url = `${api}/issues/${issue.number}`;
  const page = forge.urls.repository(repository);
  const htmlUrl = `${page}/${isPull(issue) ? 'pull' : 'issues'}/${
    issue.number
  }`;
  return {
    ...shared(forge, repository, issue),
    node_id: nodeId('Issue', issue.id),
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    events_url: `${url}/events`,
    html_url: htmlUrl,
    state_reason: null,
    comments: commentsOf(forge, issue).length,
    performed_via_github_app: null,
    ...(isPull(issue) && {
      draft: issue.draft,
      pull_request: {
        url: `${api}/pulls/${issue.number}`,
        html_url: htmlUrl,
        diff_url: `${htmlUrl}.diff`,
        patch_url: `${htmlUrl}.patch`,
        merged_at: issue.mergedAt ?? null,
      },
    }),
  };
}

/** A pull request in a list. */
export function simplePullView(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
) {
  const links = pullLinks(forge, repository, pull);
  const repo = repositoryView(forge, repository);
  const user = simpleUser(forge, repository.owner);
  const side = (ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user,
    repo,
  });
  const organization = forge.store.organizations.get(repository.owner);
  const teams = pull.requestedTeams
    .map(slug => forge.store.teams.get(slug))
    .filter(team => team !== undefined);
  return {
    ...shared(forge, repository, pull),
    ...links,
    node_id: nodeId('PullRequest', pull.id),
    merged_at: pull.mergedAt ?? null,
    merge_commit_sha: pull.mergeCommit ?? null,
    requested_reviewers: pull.requestedReviewers.map(login =>
      simpleUser(forge, login),
    ),
    requested_teams: organization
      ? teams.map(team => teamView(forge, organization, team))
      : [],
    draft: pull.draft,
    head: side(pull.head, pull.headSha),
    base: side(pull.base, pull.baseSha),
    auto_merge: null,
  };
}

function pullLinks(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
) {
  const api = forge.urls.repositoryApi(repository);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${forge.urls.repository(repository)}/pull/${pull.number}`;
  const statuses = `${api}/statuses/${pull.headSha}`;
  const href = (link: string) => ({ href: link });
  return {
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    statuses_url: statuses,
    _links: {
      self: href(url),
      html: href(html),
      issue: href(issue),
      comments: href(`${issue}/comments`),
      review_comments: href(`${url}/comments`),
      review_comment: href(`${api}/pulls/comments{/number}`),
      commits: href(`${url}/commits`),
      statuses: href(statuses),
    },
  };
}

export interface PullSize {
  commits: number;
  additions: number;
  deletions: number;
  changed_files: number;
}

/** A pull request by itself. */
export function pullView(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  size: PullSize,
  mergeable: { isMergeable: boolean | null; isBlocked: boolean },
) {
  return {
    ...simplePullView(forge, repository, pull),
    ...size,
    merged: Boolean(pull.mergedAt),
    merged_by: pull.mergedBy ? simpleUser(forge, pull.mergedBy) : null,
    mergeable: mergeable.isMergeable,
    rebaseable: mergeable.isMergeable,
    mergeable_state: mergeableState(pull, mergeable),
    comments: commentsOf(forge, pull).length,
    review_comments: 0,
    maintainer_can_modify: false,
  };
}

function mergeableState(
  pull: PullRecord,
  {
    isMergeable,
    isBlocked,
  }: { isMergeable: boolean | null; isBlocked: boolean },
): string {
  if (isMergeable === null) return 'unknown';
  if (!isMergeable) return 'dirty';
  if (pull.draft) return 'draft';
  return isBlocked ? 'blocked' : 'clean';
}

export function reviewView(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  review: ReviewRecord,
) {
  const { html_url: page, url } = pullLinks(forge, repository, pull);
  const html = `${page}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: simpleUser(forge, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    author_association: 'MEMBER',
    _links: { html: { href: html }, pull_request: { href: url } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
  };
}

export function commentView(
  forge: Forge,
  repository: RepositoryRecord,
  issue: IssueRecord | PullRecord,
  comment: CommentRecord,
) {
  const { url: issueUrl, html_url: page } = issueView(forge, repository, issue);
  const api = forge.urls.repositoryApi(repository);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: issueUrl,
    body: comment.body,
    user: simpleUser(forge, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'MEMBER',
    performed_via_github_app: null,
  };
}
