// SPDX-License-Identifier: Apache-2.0
import type {
  DeliveryWindow as ToldWindow,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import { dataVersion, entityIds, servicesOf } from '../store/queries/entities';
import type { Scope } from '../store/queries/Scope';
import type { ComparedCohort } from '../store/queries/summary';
import type { AnswerCache } from '@macadam/portal-node';
import { deliveryWindow } from './DeliveryWindow';
import type { Subject } from './Subject';

/** Of somebody no event ever spoke of. */
const NOBODY = -1;

/** An answer about a window that ends now is given for so long while no data changes. */
const NOW_MILLISECONDS = 60_000;

/** What the database is asked. */
export interface Question {
  cohort: ComparedCohort;
  asOf: Date;
  endsNow: boolean;
}

interface Answered<T> {
  /** As it was when it was drawn. */
  question: Question;
  answer: T;
}

/** Turns what the catalog says into what the database knows, and answers once what many ask of many services. */
export class Questions {
  /** They never change. All are asked for at first: one by one, each service would cost its first question twice as much. */
  private ids?: Promise<Map<string, number>>;

  constructor(private readonly deps: { cache: AnswerCache; knex: Knex }) {}

  async of(subject: Subject, query: WindowQuery): Promise<Question> {
    const asOf = new Date();
    const timezone = query.timezone ?? subject.timezone;
    const { endsNow, ...window } = deliveryWindow(query, timezone, asOf);
    const [scope, visible] = await Promise.all([
      this.scopeOf(subject),
      subject.visible && this.idsOf(subject.visible),
    ]);
    return { cohort: { ...window, scope, visible }, asOf, endsNow };
  }

  async services(subject: Subject): Promise<string[]> {
    return servicesOf(this.deps.knex, await this.scopeOf(subject));
  }

  /** Answers about one service are cheap and always drawn anew; all others are kept while their data stays. */
  async answer<T>(
    what: string,
    question: Question,
    draw: (question: Question) => Promise<T>,
  ): Promise<Answered<T>> {
    const { cohort } = question;
    const drawn = async () => ({ question, answer: await draw(question) });
    if (cohort.scope.kind === 'service') return drawn();
    return this.deps.cache.answer(
      `${what} ${keyOf(question)}`,
      () =>
        dataVersion(this.deps.knex, { ...cohort, from: cohort.previousFrom }),
      drawn,
    );
  }

  private async scopeOf({ members }: Subject): Promise<Scope> {
    if (members.kind === 'all') return { kind: 'all' };
    const ids = await this.idsOf(members.refs);
    if (members.kind === 'service') {
      return { kind: 'service', id: ids[0] ?? NOBODY };
    }
    return { kind: members.kind, ids };
  }

  private async idsOf(refs: string[]): Promise<number[]> {
    const { knex } = this.deps;
    this.ids ??= entityIds(knex);
    const ids = await this.ids.catch(error => {
      this.ids = undefined;
      throw error;
    });
    const unknown = refs.filter(ref => !ids.has(ref));
    if (unknown.length > 0) {
      const found = await entityIds(knex, unknown);
      for (const [ref, id] of found) ids.set(ref, id);
    }
    return refs.flatMap(ref => ids.get(ref) ?? []);
  }
}

/** The window of a question, as it is told. */
export function windowOf({ cohort }: Question): ToldWindow {
  const { from, to, timezone } = cohort;
  return { from: from.toISOString(), to: to.toISOString(), timezone };
}

function keyOf({ cohort, asOf, endsNow }: Question): string {
  const { from, to, ...rest } = cohort;
  const end = endsNow
    ? Math.floor(asOf.getTime() / NOW_MILLISECONDS)
    : to.getTime();
  const { scope, timezone, visible } = rest;
  return JSON.stringify([from, end, endsNow, scope, timezone, visible]);
}
