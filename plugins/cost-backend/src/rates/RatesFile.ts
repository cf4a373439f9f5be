// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { RateStore } from '../store/RateStore';
import { ratesIn } from './ratesIn';

/** Keeps the rates those of a file. One that cannot be read, or is wrong, leaves the rates that there were. */
export class RatesFile {
  private seen?: string;

  constructor(
    private readonly deps: {
      logger: Pick<LoggerService, 'warn'>;
      /** Absent where nothing is converted. */
      path: string | undefined;
      rates: RateStore;
    },
  ) {}

  async refresh(): Promise<void> {
    const { logger, path, rates } = this.deps;
    if (!path) return;
    try {
      const { mtimeMs, size } = await stat(path);
      const looks = `${mtimeMs} ${size}`;
      if (looks === this.seen) return;
      await rates.replace(ratesIn(await readFile(path, 'utf8')));
      this.seen = looks;
    } catch (error) {
      logger.warn(`Rates in ${path}: ${toError(error).message}`);
    }
  }
}
