// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { formatMoney, type Budget } from '@macadam/plugin-cost-common';
import { entityPath } from '@macadam/portal-common';
import type { Knex } from 'knex';
import type { CatalogDirectory } from '../allocate/CatalogDirectory';
import type { Directory } from '../allocate/Directory';
import type { Figures } from '../read/Figures';
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
    const { figures, limits, logger } = this.deps;
    const directory = await this.deps.directory.current();
    const all = limits.all(directory);
    if (all.length === 0) return;
    const months = await figures.months(undefined, new Date());
    const lists = all.map(({ entityRef }) => directory.withParts(entityRef));
    const toDates = await figures.toDateOfEach(lists, months);
    for (const [index, limit] of all.entries()) {
      signal.throwIfAborted();
      const budget = budgetOf(limit, toDates[index], []);
      if (budget.state !== 'passed') continue;
      try {
        await this.tell(limit, budget, months.first, directory);
      } catch (error) {
        const { message } = toError(error);
        logger.warn(`Budget of ${limit.entityRef}: ${message}`);
      }
    }
  }

  /** @param month - its first day */
  private async tell(
    { entityRef, limit }: Limit,
    { spent }: Budget,
    month: string,
    directory: Directory,
  ): Promise<void> {
    const { knex, notifications } = this.deps;
    const owners = answeringFor(entityRef, directory);
    if (owners.length === 0) return;
    await knex.transaction(async trx => {
      const told = await trx('budget_notices')
        .insert({ entity_ref: entityRef, month })
        .onConflict()
        .ignore()
        .returning('entity_ref');
      if (told.length === 0) return;
      const { currency } = limit;
      const money = (amount: string) =>
        formatMoney({ amount, currency }, { locale: LOCALE });
      const title = directory.get(entityRef)?.title ?? entityRef;
      // Inside of the transaction: one that cannot be sent is sent the next time.
      await notifications.send({
        recipients: { type: 'entity', entityRef: owners },
        payload: {
          title: `${title} has passed its budget`,
          description: `${money(spent)} of ${money(
            limit.amount,
          )} are spent this month.`,
          link: linkOf(entityRef),
          severity: 'high',
          topic: 'cost',
          scope: `budget ${entityRef} ${month}`,
        },
      });
    });
  }
}

function linkOf(entityRef: string): string {
  return `${entityPath(parseEntityRef(entityRef))}/cost`;
}

/** Its owners, groups and people; for a group it is itself. */
function answeringFor(ref: string, directory: Directory): string[] {
  const entity = directory.get(ref);
  if (entity?.kind === 'group') return [ref];
  return entity ? [...entity.ownerRefs, ...entity.personRefs] : [];
}
