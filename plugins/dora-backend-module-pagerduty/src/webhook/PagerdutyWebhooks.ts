// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type { Told, WebhookReceiver } from '@macadam/plugin-dora-node';
import { WebhookSignature } from '@macadam/portal-node';
import type { z } from 'zod/v3';
import { recordOf, webhook, webhookIncident } from '../source/payloads';

/** What changes whether an incident is open; the others, such as notes and reassignments, do not. */
const TELLING = [
  'incident.triggered',
  'incident.resolved',
  'incident.reopened',
];

/** Takes PagerDuty's v3 webhooks: https://developer.pagerduty.com/docs/webhooks-overview */
export class PagerdutyWebhooks implements WebhookReceiver {
  readonly id = 'pagerduty';
  private readonly signature: WebhookSignature;

  /** https://developer.pagerduty.com/docs/verifying-signatures */
  constructor(secret: string) {
    this.signature = WebhookSignature.create({
      secret,
      header: 'x-pagerduty-signature',
      prefix: 'v1=',
    });
  }

  /**
   * @throws AuthenticationError, InputError
   * @returns undefined for an event that opens and closes nothing
   */
  async receive(
    request: Parameters<WebhookReceiver['receive']>[0],
  ): Promise<Told | undefined> {
    this.signature.verify(request);
    const { event } = parsed(webhook, jsonOf(request.body));
    if (!TELLING.includes(event.event_type)) return undefined;
    const told = parsed(webhookIncident, event.data);
    const isOver = event.event_type === 'incident.resolved';
    const { id: deliveryId, occurred_at: observedAt } = event;
    const resolvedAt = isOver ? observedAt : undefined;
    return {
      source: this.id,
      deliveryId,
      incidents: [recordOf(told, { resolvedAt, observedAt })],
    };
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new InputError('The webhook is no JSON');
  }
}

function parsed<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new InputError(
    `This is no webhook of PagerDuty: ${path.join('.') || 'body'}: ${message}`,
  );
}
