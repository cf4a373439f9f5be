// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod/v3';
import type { GithubActivitySource } from '../source/GithubActivitySource';
import { pullPayload, runPayload } from '../source/payloads';
import type { ActivityStore } from '../store/ActivityStore';

const repository = z.object({ full_name: z.string() });
const runEvent = z.object({ repository, workflow_run: runPayload });
const pullEvent = z.object({ repository, pull_request: pullPayload });

/**
 * Writes what signed webhooks tell. Backstage's events backend has checked the signature before it publishes; a delivery that comes twice,
 * late or out of order changes nothing.
 */
export class WebhookEvents {
  constructor(
    private readonly deps: {
      events: EventsService;
      logger: LoggerService;
      source: Pick<GithubActivitySource, 'slugOf'>;
      store: ActivityStore;
    },
  ) {}

  async subscribe(): Promise<void> {
    await this.deps.events.subscribe({
      id: 'macadam-github-activity',
      topics: ['github.workflow_run', 'github.pull_request'],
      onEvent: event => this.onEvent(event),
    });
  }

  private async onEvent({ topic, eventPayload }: EventParams): Promise<void> {
    const schema = topic === 'github.workflow_run' ? runEvent : pullEvent;
    const parsed = schema.safeParse(eventPayload);
    if (!parsed.success) {
      this.deps.logger.warn(
        `A ${topic} that does not fit was left out: ${parsed.error.message}`,
      );
      return;
    }
    const { store, source } = this.deps;
    const slug = source.slugOf(parsed.data.repository.full_name);
    // Others are read whole when an entity first names them.
    if (!slug || !(await store.repository(slug))) return;
    if ('workflow_run' in parsed.data) {
      await store.recordRuns(slug, [parsed.data.workflow_run]);
    } else {
      await store.recordPulls(slug, [parsed.data.pull_request]);
    }
  }
}
