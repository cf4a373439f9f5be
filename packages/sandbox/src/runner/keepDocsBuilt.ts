// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../forge';
import type { DocsRunner } from './DocsRunner';

/** Hands the runner the default branch of every repository, as it stands and after each push. */
export async function keepDocsBuilt(
  forge: Pick<Forge, 'events' | 'repositories'>,
  runner: DocsRunner,
): Promise<void> {
  forge.events.on('push', ({ repository, ref, after }) => {
    const { owner, name, defaultBranch } = repository;
    const isGone = /^0+$/.test(after);
    if (ref !== `refs/heads/${defaultBranch}` || isGone) return;
    runner.enqueue(`${owner}/${name}`, after, { urgent: true });
  });
  for (const repository of forge.repositories.list()) {
    const { owner, name, defaultBranch } = repository;
    const sha = await forge.repositories.git(repository).branch(defaultBranch);
    if (sha) runner.enqueue(`${owner}/${name}`, sha);
  }
}
