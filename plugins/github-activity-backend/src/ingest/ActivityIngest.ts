// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  PAGE_SIZE,
  type GithubActivitySource,
} from '../source/GithubActivitySource';
import type { ActivityStore } from '../store/ActivityStore';

/** A first read goes back this far; later ones stop at what is known. */
const MOST_PAGES = 3;

/** Reads repositories whole, which heals what a webhook missed. */
export class ActivityIngest {
  constructor(
    private readonly deps: {
      logger: LoggerService;
      source: GithubActivitySource;
      store: ActivityStore;
      now?: () => Date;
    },
  ) {}

  /** Reads one repository. A failure is kept as the state of the source, beside what was known before. */
  async read(slug: string, signal?: AbortSignal): Promise<void> {
    const { logger, store } = this.deps;
    try {
      await this.readWhole(slug, signal);
    } catch (error) {
      const reason = toError(error).message;
      logger.warn(`The activity of ${slug} could not be read: ${reason}`);
      await store.recordFailure(slug, { at: this.now(), reason });
    }
  }

  private async readWhole(slug: string, signal?: AbortSignal) {
    const { source, store } = this.deps;
    const startedAt = this.now();
    const defaultBranch = await source.defaultBranch(slug, signal);
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const runs = await source.runs(slug, page, signal);
      const oldest = runs.at(-1);
      const isKnown = oldest && (await store.run(slug, oldest.id));
      await store.recordRuns(slug, runs);
      if (runs.length < PAGE_SIZE || isKnown) break;
    }
    const pulls = await source.openPulls(slug, signal);
    await store.recordPulls(slug, pulls);
    const openIds = pulls.map(({ pull }) => pull.id);
    await store.closeOtherPulls(slug, openIds, startedAt);
    await store.recordRead(slug, { defaultBranch, at: startedAt });
  }

  private now(): Date {
    return this.deps.now?.() ?? new Date();
  }
}
