// SPDX-License-Identifier: Apache-2.0
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod/v3';
import { fileAddress } from './fileAddress';
import type { FileReads } from './FileReads';

/** The catalog's own topic, told at each look at an entity that went wrong. */
const TOPIC = 'experimental.catalog.errors';

const payload = z.object({
  location: z.string().regex(/^url:https?:\/\//),
  // Between replicas nothing is left of an error.
  errors: z
    .array(z.object({ message: z.string().optional() }).passthrough())
    .catch([]),
});

/**
 * Has a file read of which the catalog could make nothing. One that was broken from the start is known by these events alone, for the catalog
 * answers with no Location whose file it never took.
 */
export class ErrorEvents {
  constructor(
    private readonly deps: { events: EventsService; reads: FileReads },
  ) {}

  async subscribe(): Promise<void> {
    await this.deps.events.subscribe({
      id: 'macadam-catalog-files-errors',
      topics: [TOPIC],
      onEvent: event => this.onEvent(event),
    });
  }

  private async onEvent({ eventPayload }: EventParams): Promise<void> {
    const parsed = payload.safeParse(eventPayload);
    if (!parsed.success) return;
    const { location, errors } = parsed.data;
    await this.deps.reads.read(
      fileAddress(location.slice('url:'.length)),
      errors.flatMap(({ message }) => message ?? []),
    );
  }
}
