// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type {
  Batch,
  IncidentRecord,
  IncidentSource,
  ReadRequest,
} from '@macadam/plugin-dora-node';
import {
  ANNOTATION_PAGERDUTY_SERVICE_ID,
  isPagerdutyId,
} from '@macadam/portal-common';
import { cursorOf, positionOf, type Position } from './cursor';
import type { PagerdutyIncidents } from './PagerdutyIncidents';

const DAY = 24 * 60 * 60 * 1000;

/** PagerDuty looks at six months at a time, at most. */
const LONGEST_SPAN = 180 * DAY;

/** What is younger is read again each time, so that what happened to it meanwhile is found. */
const LOOKBACK = 7 * DAY;

/** Incidents of PagerDuty's services. It knows PagerDuty's wire format and nothing of the metrics. */
export class PagerdutyIncidentSource implements IncidentSource {
  readonly id = 'pagerduty';
  readonly title = 'PagerDuty';
  readonly annotation = ANNOTATION_PAGERDUTY_SERVICE_ID;

  constructor(
    private readonly deps: {
      incidents: PagerdutyIncidents;
      now?: () => Date;
    },
  ) {}

  /**
   * History is read in the order in which incidents were created, a page of a hundred in a batch. At its end come those that are open, and those that
   * were open the last time: one that is old may be resolved today.
   *
   * @throws InputError for what is no id of a service, NotFoundError for a service that is not there, ServiceUnavailableError when PagerDuty is not
   */
  async readIncidents(request: ReadRequest): Promise<Batch<IncidentRecord>> {
    const { value, since, signal } = request;
    if (!isPagerdutyId(value)) {
      throw new InputError(`${value} is no id of a service of PagerDuty`);
    }
    const known = positionOf(request.cursor);
    if (!known) await this.deps.incidents.requireService(value, signal);
    const position = known ?? { from: since, read: [], open: [] };

    const now = this.deps.now?.() ?? new Date();
    const end = new Date(
      Math.min(position.from.getTime() + LONGEST_SPAN, tomorrow(now)),
    );
    const span = { from: position.from, to: end };
    const page = await this.deps.incidents.firstOf(value, span, signal);
    const records = page.incidents.filter(
      ({ externalId }) => !position.read.includes(externalId),
    );
    if (page.hasMore) {
      const next = { ...position, ...after(page.incidents, position) };
      return { records, cursor: cursorOf(next), isLast: false };
    }
    if (end.getTime() < tomorrow(now)) {
      const next = { ...position, from: end, read: [] };
      return { records, cursor: cursorOf(next), isLast: false };
    }
    return this.caughtUp(request, { position, records, now });
  }

  private async caughtUp(
    { value, signal }: ReadRequest,
    reading: { position: Position; records: IncidentRecord[]; now: Date },
  ): Promise<Batch<IncidentRecord>> {
    const { incidents } = this.deps;
    const { position, now } = reading;
    const records = new Map(
      reading.records.map(one => [one.externalId, one] as const),
    );
    const open = await incidents.open(value, signal);
    for (const one of open) records.set(one.externalId, one);
    for (const id of position.open) {
      const found = records.get(id) ?? (await incidents.find(id, signal));
      if (found) records.set(id, found);
    }
    const lookback = new Date(now.getTime() - LOOKBACK);
    const from = position.from > lookback ? position.from : lookback;
    const next = { from, read: [], open: open.map(one => one.externalId) };
    return {
      records: [...records.values()],
      cursor: cursorOf(next),
      isLast: true,
    };
  }
}

/** Of the last one's second others may come on the next page, so it is asked for again. */
function after(
  incidents: readonly IncidentRecord[],
  { from, read }: Position,
): Pick<Position, 'from' | 'read'> {
  const last = incidents.at(-1)?.createdAt ?? from;
  const same = incidents
    .filter(({ createdAt }) => createdAt.getTime() === last.getTime())
    .map(({ externalId }) => externalId);
  const isSame = last.getTime() === from.getTime();
  return { from: last, read: isSame ? [...read, ...same] : same };
}

/** The clocks of the two need not agree. */
function tomorrow(now: Date): number {
  return now.getTime() + DAY;
}
