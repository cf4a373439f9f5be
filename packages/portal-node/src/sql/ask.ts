// SPDX-License-Identifier: Apache-2.0
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';
import { planName } from './planned';

const LONGEST_MILLISECONDS = 15_000;

/** invalid_parameter_value: a time zone that PostgreSQL does not know. */
const UNKNOWN_TIME_ZONE = '22023';

/** Classes of SQLSTATE, and errors of a socket, that tell of a database that is away. */
const AWAY = /^(08|53|57P)|^E(CONN|PIPE|HOST|NET|TIMEDOUT)|^EAI_/;

/** Several hundred thousand values are sorted within it; the default of PostgreSQL would sort them on disk. */
const MUCH_MEMORY = '64MB';

/**
 * The rows that a question gives. Bindings are named, as `:from`. One that is asked again and again, of whomever, is planned once for each
 * connection: to plan it takes longer than to answer it.
 *
 * @throws ServiceUnavailableError when the database is away or takes too long, and then the question is cancelled there; InputError for a time
 * zone that it does not know
 */
export async function ask<Row>(
  knex: Knex,
  sql: string,
  bindings: Knex.ValueDict,
  options: { sortsMuch?: boolean; isFrequent?: boolean } = {},
): Promise<Row[]> {
  const rowsOf = async (connection: Knex) => {
    const { rows } = await connection
      .raw<{ rows: Row[] }>(sql, bindings)
      .options(options.isFrequent ? { name: planName(sql) } : {})
      .timeout(LONGEST_MILLISECONDS, { cancel: true });
    return rows;
  };
  try {
    if (!options.sortsMuch) return await rowsOf(knex);
    return await knex.transaction(async trx => {
      await trx.raw(`set local work_mem = '${MUCH_MEMORY}'`);
      return rowsOf(trx);
    });
  } catch (error) {
    throw toldPlainly(error);
  }
}

function toldPlainly(error: unknown): unknown {
  const { code, message, name } = error as Partial<Error> & { code?: string };
  if (name === 'KnexTimeoutError') {
    return new ServiceUnavailableError(
      'The answer takes too long at the moment; try again, or ask for a shorter window',
    );
  }
  if (code === UNKNOWN_TIME_ZONE && /time zone/.test(message ?? '')) {
    return new InputError('timezone: the database does not know it');
  }
  if (AWAY.test(code ?? '')) {
    return new ServiceUnavailableError(
      'The database cannot be reached at the moment',
    );
  }
  return error;
}
