// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { formatMoney } from '@macadam/plugin-cost-common';
import type { Knex } from 'knex';
import type { CatalogDirectory } from '../allocate/CatalogDirectory';
import type { Directory } from '../allocate/Directory';
import type { Figures } from '../read/Figures';
import { ownersOf } from '../read/Privacy';
import { budgetOf } from './budgetOf';
import type { Limit, Limits } from './Limits';

const LOCALE = 'en';

/** Tells whoever answers for it that a budget is passed: once in a month, whatever happens to the bills after that. */
export class BudgetNotices {
  constructor(
    private readonly deps: {
      directory: CatalogDirectory;
      figures: Figures;
      knex: Knex;
      limits: Limits;
      logger: Pick<LoggerService, 'warn'>;
      notifications: Pick<NotificationService, 'send'>;
    },
  ) {}

  async check(signal: AbortSignal): Promise<void> {
    const { limits, logger } = this.deps;
    const directory = await this.deps.directory.current();
    for (const limit of limits.all(directory)) {
      signal.throwIfAborted();
      try {
        await this.checkOne(limit, directory);
      } catch (error) {
        const { message } = toError(error);
        logger.warn(`Budget of ${limit.entityRef}: ${message}`);
      }
    }
  }

  private async checkOne(limit: Limit, directory: Directory): Promise<void> {
    const { figures, knex, notifications } = this.deps;
    const { entityRef } = limit;
    const months = await figures.months(undefined, new Date());
    const refs = directory.withParts(entityRef);
    const { toDate } = await figures.of({ kind: 'entities', refs }, months);
    const budget = budgetOf(limit, toDate, []);
    if (budget.state !== 'passed') return;
    const owners = ownersOf(entityRef, directory);
    if (owners.length === 0) return;
    await knex.transaction(async trx => {
      const told = await trx('budget_notices')
        .insert({ entity_ref: entityRef, month: months.first })
        .onConflict()
        .ignore()
        .returning('entity_ref');
      if (told.length === 0) return;
      const { currency } = limit.limit;
      const spent = { amount: budget.spent, currency };
      const money = (one: typeof spent) => formatMoney(one, { locale: LOCALE });
      const title = directory.get(entityRef)?.title ?? entityRef;
      // Inside of the transaction: one that cannot be sent is sent the next time.
      await notifications.send({
        recipients: { type: 'entity', entityRef: owners },
        payload: {
          title: `${title} has passed its budget`,
          description: `${money(spent)} of ${money(
            limit.limit,
          )} are spent this month.`,
          link: linkOf(entityRef),
          severity: 'high',
          topic: 'cost',
          scope: `budget ${entityRef} ${months.first}`,
        },
      });
    });
  }
}

function linkOf(entityRef: string): string {
  const [, kind, namespace, name] =
    /^([^:]+):([^/]+)\/(.+)$/.exec(entityRef) ?? [];
  return `/catalog/${namespace}/${kind}/${name}/cost`;
}
