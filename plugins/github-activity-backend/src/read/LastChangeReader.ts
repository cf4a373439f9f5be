// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  LastChange,
  LastChanges,
} from '@macadam/plugin-github-activity-common';
import { LastKnown } from '@macadam/portal-node';
import type { GithubActivitySource } from '../source/GithubActivitySource';
import type { Commit } from '../source/payloads';
import type { Places } from './placesOf';

const MINUTE = 60_000;

const RULES = {
  freshMilliseconds: 10 * MINUTE,
  pauseMilliseconds: MINUTE / 2,
  // How old something is changes little in a day, and who reads it is told when it was read.
  keptMilliseconds: 24 * 60 * MINUTE,
  mostEntries: 10_000,
};

const REASONS = {
  'nothing-yet': 'No commit has brought anything yet',
  elsewhere: 'They lie outside of this repository',
  unreachable: 'GitHub does not answer',
};

/** When something in a repository was changed last, to whoever was let through. GitHub is asked about each directory once in ten minutes. */
export class LastChangeReader {
  private readonly known: LastKnown<{ commit?: Commit }>;

  constructor(
    private readonly deps: {
      logger: Pick<LoggerService, 'warn'>;
      source: Pick<GithubActivitySource, 'lastCommit'>;
    },
  ) {
    this.known = new LastKnown({
      ...RULES,
      onFailing: ({ message }) =>
        deps.logger.warn(`Last changes cannot be read: ${message}`),
    });
  }

  async of(
    slug: string,
    { code, docs }: Places,
  ): Promise<Omit<LastChanges, 'isTheirs'>> {
    const [ofCode, ofDocs] = await Promise.all([
      this.at(slug, code),
      docs && this.at(slug, docs.path),
    ]);
    return { code: ofCode, docs: ofDocs };
  }

  private async at(
    slug: string,
    path: string | undefined,
  ): Promise<LastChange> {
    if (path === undefined) return noData('elsewhere', {});
    const { value, readAt, failingSince, reason } = await this.known.read(
      `${slug}/${path}`,
      async () => ({ commit: await this.deps.source.lastCommit(slug, path) }),
    );
    const source = { readAt, failingSince, reason };
    if (!value) return noData('unreachable', source);
    if (!value.commit) return noData('nothing-yet', source);
    return { change: { kind: 'measured', ...value.commit }, source };
  }
}

function noData(
  why: keyof typeof REASONS,
  source: LastChange['source'],
): LastChange {
  return { change: { kind: 'no-data', why, reason: REASONS[why] }, source };
}
