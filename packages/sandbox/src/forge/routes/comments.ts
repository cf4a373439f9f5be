// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created } from '../../http/Reply';
import { listReply } from '../http/paging';
import { repositoryRoute, type Route } from '../http/routes';
import { addComment, commentsOf } from '../issues/comments';
import { findIssue } from '../issues/issues';
import { commentView } from '../views/issues';

const newComment = z.object({ body: z.string().min(1) });

const under = '/repos/{owner}/{repo}/issues/{issue_number}/comments';

export const commentRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'pull', (request, repository) => {
    const { forge, params, url } = request;
    const issue = findIssue(forge, repository, params.issue_number);
    return listReply(url, commentsOf(forge, issue), comment =>
      commentView(forge, repository, issue, comment),
    );
  }),
  repositoryRoute(`POST ${under}`, 'pull', (request, repository) => {
    const { forge, params, caller } = request;
    const issue = findIssue(forge, repository, params.issue_number);
    const { body } = request.parse(newComment);
    const comment = addComment(forge, repository, issue, {
      author: caller.login,
      body,
    });
    return created(commentView(forge, repository, issue, comment));
  }),
];
