// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import type {
  CommentRecord,
  IssueRecord,
  PullRecord,
  RepositoryRecord,
} from '../store';

/** Oldest first. */
export function commentsOf(
  forge: Forge,
  issue: IssueRecord | PullRecord,
): CommentRecord[] {
  return forge.store.comments
    .values()
    .filter(comment => comment.issueId === issue.id);
}

export function addComment(
  forge: Forge,
  repository: RepositoryRecord,
  issue: IssueRecord | PullRecord,
  input: Pick<CommentRecord, 'author' | 'body'>,
): CommentRecord {
  const id = forge.store.nextId();
  const at = timestamp(forge.clock.now());
  const comment = forge.store.comments.put(String(id), {
    id,
    repositoryId: repository.id,
    issueId: issue.id,
    ...input,
    createdAt: at,
    updatedAt: at,
  });
  forge.events.emit('issue_comment', {
    repository,
    issue,
    comment,
    sender: input.author,
  });
  return comment;
}
