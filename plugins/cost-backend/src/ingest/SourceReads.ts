// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Bill, CostSource } from '@macadam/plugin-cost-node';
import type { CatalogDirectory } from '../allocate/CatalogDirectory';
import type { SourceStore } from '../store/SourceStore';
import type { BillImport, Outcome } from './BillImport';

/** Reads the sources, one after the other. What goes wrong with one is kept as its state, and the others are read all the same. */
export class SourceReads {
  constructor(
    private readonly deps: {
      imports: BillImport;
      logger: Pick<LoggerService, 'info' | 'warn'>;
      directory: Pick<CatalogDirectory, 'current'>;
      sources: readonly CostSource[];
      states: SourceStore;
    },
  ) {}

  /** @returns whether anything new counts */
  async read(signal: AbortSignal): Promise<boolean> {
    let isAnyNew = false;
    for (const source of this.deps.sources) {
      isAnyNew = (await this.readOne(source, signal)) || isAnyNew;
    }
    return isAnyNew;
  }

  private async readOne(
    source: CostSource,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { imports, logger, states } = this.deps;
    const begunAt = new Date();
    let isAnyNew = false;
    try {
      const components = await this.components();
      const told: Pick<Bill, 'name' | 'digest'>[] = [];
      for await (const bill of source.bills({ signal, components })) {
        signal.throwIfAborted();
        const outcome = await imports.take(source.id, bill, signal);
        if (outcome.kind === 'counted') isAnyNew = true;
        told.push({ name: bill.name, digest: bill.digest });
        this.tell(`${source.title}: ${bill.name}`, outcome);
      }
      await imports.forgetRefusals(source.id, told);
      await states.succeeded(source.id, begunAt);
    } catch (error) {
      signal.throwIfAborted();
      const reason = toError(error).message;
      logger.warn(`${source.title} could not be read: ${reason}`);
      await states.failed(source.id, reason);
    }
    return isAnyNew;
  }

  private async components(): Promise<string[]> {
    const { entities } = await this.deps.directory.current();
    return entities
      .filter(({ kind }) => kind === 'component')
      .map(({ name }) => name);
  }

  private tell(what: string, outcome: Outcome) {
    const { logger } = this.deps;
    if (outcome.kind === 'counted') {
      const { charges, repeated } = outcome;
      logger.info(`${what} counts: ${charges} charges, ${repeated} repeated`);
    }
    if (outcome.kind === 'refused') {
      const [{ line, column, reason }] = outcome.rejects;
      const place = [line && `line ${line}`, column].filter(Boolean).join(', ');
      logger.warn(`${what} is refused: ${place ? `${place}: ` : ''}${reason}`);
    }
  }
}
