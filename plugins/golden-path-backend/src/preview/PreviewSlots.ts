// SPDX-License-Identifier: Apache-2.0
import { ServiceUnavailableError } from '@backstage/errors';
import { TooManyPreviewsError } from './PreviewErrors';

/** Lets a few previews run at a time: rendering takes processor time that everybody shares. */
export class PreviewSlots {
  private readonly taken = new Map<string, number>();
  private total = 0;

  constructor(
    private readonly limits: {
      perUser: number;
      total: number;
      deadlineMilliseconds: number;
    },
  ) {}

  /**
   * Runs the work in a slot of this user. Work that is late keeps its slot until it has really ended.
   *
   * @throws TooManyPreviewsError when there is no slot; ServiceUnavailableError when the work takes too long
   */
  async within<T>(userEntityRef: string, work: () => Promise<T>): Promise<T> {
    const theirs = this.taken.get(userEntityRef) ?? 0;
    if (theirs >= this.limits.perUser || this.total >= this.limits.total) {
      throw new TooManyPreviewsError();
    }
    this.count(userEntityRef, 1);
    const result = work().finally(() => this.count(userEntityRef, -1));
    return this.inTime(result);
  }

  private async inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new ServiceUnavailableError(
        'The preview took too long. Try again; you can also create without it.',
      );
      timer = setTimeout(reject, this.limits.deadlineMilliseconds, error);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  private count(userEntityRef: string, change: 1 | -1): void {
    this.total += change;
    const theirs = (this.taken.get(userEntityRef) ?? 0) + change;
    if (theirs === 0) this.taken.delete(userEntityRef);
    else this.taken.set(userEntityRef, theirs);
  }
}
