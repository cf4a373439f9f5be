// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { runUrl } from '@macadam/plugin-golden-path-common';
import type {
  FirstCommit,
  GitIdentity,
} from '@macadam/plugin-golden-path-node';
import type { RunContext } from './RunContext';

/** Reserved for documentation and the like (RFC 2606), so that no commit is ever taken for a stranger's. */
const MACADAM: GitIdentity = {
  name: 'Macadam',
  email: 'macadam@noreply.invalid',
};

/** The workspace as the first commit of a service: whoever filled in the form wrote it, Macadam committed it. */
export function firstCommitOf(
  context: RunContext & { workspacePath: string },
  { name, appBaseUrl }: { name: string; appBaseUrl: string },
): Omit<FirstCommit, 'branch'> {
  const template = context.templateInfo?.entityRef;
  const origin = template ? ` from ${template}` : '';
  return {
    directory: context.workspacePath,
    message: `Create ${name}${origin}\n\nRun: ${runUrl(
      appBaseUrl,
      context.task.id,
    )}\n`,
    author: identityOf(context.user) ?? MACADAM,
    committer: MACADAM,
  };
}

function identityOf(user: RunContext['user']): GitIdentity | undefined {
  const { displayName, email } = user?.entity?.spec.profile ?? {};
  if (!user?.ref || !email) return undefined;
  return { name: displayName ?? parseEntityRef(user.ref).name, email };
}
