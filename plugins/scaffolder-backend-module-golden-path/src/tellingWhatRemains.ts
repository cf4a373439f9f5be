// SPDX-License-Identifier: Apache-2.0
import { toError } from '@backstage/errors';
import { remainsUrl } from '@macadam/plugin-golden-path-common';
import type { ServiceRepositories } from '@macadam/plugin-golden-path-node';
import type { RunContext } from './RunContext';

/**
 * Does a step's work, and when it fails adds what the run has left on the forge and where that can be removed: whoever reads the log should not
 * have to go and look.
 */
export async function tellingWhatRemains<T>(
  work: () => Promise<T>,
  of: {
    appBaseUrl: string;
    context: RunContext;
    name: string;
    repositories: Pick<
      ServiceRepositories,
      'find' | 'isMadeBy' | 'organization'
    >;
  },
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause = toError(error);
    const remains = await whatRemains(of);
    if (!remains) throw cause;
    const link = remainsUrl(of.appBaseUrl, of.context.task.id);
    throw new Error(
      `${cause.message}. ${remains} See what remains, and remove it: ${link}`,
      { cause },
    );
  }
}

type Remains = Parameters<typeof tellingWhatRemains>[1];

async function whatRemains({
  context,
  name,
  repositories,
}: Remains): Promise<string | undefined> {
  const path = `${repositories.organization}/${name}`;
  try {
    // Not the step's own signal: a cancelled run leaves things too.
    const repository = await repositories.find(name);
    return repository && repositories.isMadeBy(repository, context.task.id)
      ? `Repository ${path} exists and was made by this run.`
      : undefined;
  } catch {
    return `The forge does not say whether repository ${path} exists.`;
  }
}
