// SPDX-License-Identifier: Apache-2.0
import {
  MOST_SERVICES,
  type OnCallApi,
  type ServiceOnCall,
} from '@macadam/plugin-on-call-common';

/** Less than the minute after which a page asks anew, so that it hears something new then. */
const KEPT_MILLISECONDS = 50_000;

interface Kept {
  askedAt: number;
  answer: Promise<ServiceOnCall | undefined>;
}

/** Asks only about what it was not told within the last minute, in as few requests as it takes. A failure is not kept. */
export class RememberedOnCall implements OnCallApi {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly inner: OnCallApi,
    private readonly now: () => number = Date.now,
  ) {}

  async getOnCall(entityRefs: readonly string[]) {
    this.forgetOld();
    const unknown = entityRefs.filter(ref => !this.kept.has(ref));
    for (let start = 0; start < unknown.length; start += MOST_SERVICES) {
      this.ask(unknown.slice(start, start + MOST_SERVICES));
    }
    const answers = await Promise.all(
      entityRefs.map(ref => this.kept.get(ref)?.answer),
    );
    return answers.flatMap(answer => answer ?? []);
  }

  private ask(entityRefs: readonly string[]): void {
    const asked = this.inner.getOnCall(entityRefs);
    const askedAt = this.now();
    for (const ref of entityRefs) {
      const answer = asked.then(all => all.find(one => one.entityRef === ref));
      const entry = { askedAt, answer };
      this.kept.set(ref, entry);
      answer.catch(() => {
        if (this.kept.get(ref) === entry) this.kept.delete(ref);
      });
    }
  }

  private forgetOld(): void {
    for (const [ref, { askedAt }] of this.kept) {
      if (this.now() - askedAt >= KEPT_MILLISECONDS) this.kept.delete(ref);
    }
  }
}
