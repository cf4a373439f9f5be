// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  DeliveryIngest,
  Told,
  WebhookReceiver,
} from '@macadam/plugin-dora-node';
import express, { type RequestHandler, type Router } from 'express';
import PromiseRouter from 'express-promise-router';

/** What the sender can mend. */
const REFUSALS = ['AuthenticationError', 'InputError', 'ConflictError'];

const LONGEST_BYTES = 1024 * 1024;

/**
 * `POST /webhooks/:id` hands what came, unparsed, to the receiver of that id. Nobody signs in here: the receiver checks the signature. A body
 * that is too long is refused before anybody hashes it, and what cannot be kept at the moment is refused with 503, so that it is sent again.
 */
export function createWebhookRouter(deps: {
  ingest: Pick<DeliveryIngest, 'tell'>;
  logger: LoggerService;
  receivers: readonly WebhookReceiver[];
}): Router {
  const receivers = new Map(deps.receivers.map(one => [one.id, one]));
  const known: RequestHandler = ({ params }, _, next) => {
    if (!receivers.has(params.id)) throw new NotFoundError('No such webhook');
    next();
  };
  const body = express.raw({
    type: () => true,
    limit: LONGEST_BYTES,
    inflate: false,
  });
  const router = PromiseRouter();
  router.post('/webhooks/:id', known, body, async (req, res) => {
    const told = await receivers.get(req.params.id)!.receive({
      headers: req.headers,
      body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    });
    const isNew = told !== undefined && (await kept(told, deps));
    res.json({ status: isNew ? 'taken' : 'ignored' });
  });
  return router;
}

async function kept(
  told: Told,
  {
    ingest,
    logger,
  }: { ingest: Pick<DeliveryIngest, 'tell'>; logger: LoggerService },
): Promise<boolean> {
  try {
    return await ingest.tell(told);
  } catch (error) {
    if (isError(error) && REFUSALS.includes(error.name)) throw error;
    logger.error(`What ${told.source} told was not kept`, error as Error);
    throw new ServiceUnavailableError(
      'It cannot be kept at the moment; send it again',
    );
  }
}
