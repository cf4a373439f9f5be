// SPDX-License-Identifier: Apache-2.0
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod/v3';
import type { FileReads } from './FileReads';

const touched = z.object({
  added: z.array(z.string()).default([]),
  modified: z.array(z.string()).default([]),
  removed: z.array(z.string()).default([]),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const pushPayload = z.object({
  ref: z.string(),
  commits: z.array(touched).default([]),
  repository: z.object({
    html_url: z.string().url(),
    default_branch: z.string(),
  }),
});

const CATALOG_FILE = /(^|\/)catalog-info\.ya?ml$/;

/** Has the catalog files that a push to a default branch touched read again at once. */
export class PushEvents {
  constructor(
    private readonly deps: { events: EventsService; reads: FileReads },
  ) {}

  async subscribe(): Promise<void> {
    await this.deps.events.subscribe({
      id: 'macadam-catalog-files',
      topics: ['github.push'],
      onEvent: event => this.onEvent(event),
    });
  }

  private async onEvent({ eventPayload }: EventParams): Promise<void> {
    const parsed = pushPayload.safeParse(eventPayload);
    if (!parsed.success) return;
    const { ref, commits, repository } = parsed.data;
    const branch = repository.default_branch;
    if (ref !== `refs/heads/${branch}`) return;
    const paths = commits.flatMap(one => [
      ...one.added,
      ...one.modified,
      ...one.removed,
    ]);
    for (const path of new Set(paths.filter(one => CATALOG_FILE.test(one)))) {
      await this.deps.reads.read(
        `${repository.html_url}/blob/${branch}/${path}`,
      );
    }
  }
}
