// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import { notFound } from '../http/PagerDutyError';
import { pageReply } from '../http/paging';
import { route, type ApiRequest, type Route } from '../http/routes';
import type { SubscriptionRecord } from '../store';
import { subscriptionView } from '../views/subscriptions';
import {
  createSubscription,
  enableSubscription,
  EVENT_TYPES,
} from '../webhooks/subscriptions';

const filter = z.union([
  z.object({ type: z.literal('account_reference') }),
  z.object({
    type: z.enum(['service_reference', 'team_reference']),
    id: z.string(),
  }),
]);

const events = z.array(z.enum(EVENT_TYPES)).min(1);

const newSubscription = z.object({
  webhook_subscription: z.object({
    type: z.literal('webhook_subscription'),
    active: z.boolean().default(true),
    description: z.string().default(''),
    events,
    filter,
    delivery_method: z.object({
      type: z.literal('http_delivery_method'),
      url: z.string().url(),
      custom_headers: z
        .array(z.object({ name: z.string(), value: z.string() }))
        .default([]),
    }),
  }),
});

const changedSubscription = z.object({
  webhook_subscription: z.object({
    active: z.boolean().optional(),
    description: z.string().optional(),
    events: events.optional(),
    filter: filter.optional(),
  }),
});

const all = '/webhook_subscriptions';
const one = `${all}/{id}`;

export const subscriptionRoutes: Route[] = [
  route(`GET ${all}`, ({ pager, url }) =>
    pageReply(
      url,
      'webhook_subscriptions',
      pager.store.subscriptions.values(),
      subscription => subscriptionView(pager, subscription),
    ),
  ),
  route(`POST ${all}`, create),
  route(`GET ${one}`, request => answer(request, required(request))),
  route(`PUT ${one}`, request => {
    const known = required(request);
    const changes = request.parse(changedSubscription).webhook_subscription;
    const changed = { ...known, ...changes };
    return answer(
      request,
      request.pager.store.subscriptions.put(known.id, changed),
    );
  }),
  route(`DELETE ${one}`, request => {
    request.pager.store.subscriptions.delete(required(request).id);
    return noContent();
  }),
  route(`POST ${one}/enable`, request =>
    answer(request, enableSubscription(request.pager, required(request))),
  ),
  route(`POST ${one}/ping`, request => {
    request.pager.webhooks.ping(required(request));
    return { status: 202, headers: {} };
  }),
];

function create(request: ApiRequest): Reply {
  const { pager } = request;
  const { delivery_method: method, ...settings } =
    request.parse(newSubscription).webhook_subscription;
  const subscription = createSubscription(pager, {
    active: settings.active,
    description: settings.description,
    events: settings.events,
    filter: settings.filter,
    url: method.url,
    customHeaders: method.custom_headers,
  });
  const [secret] = subscription.secrets;
  return created({
    webhook_subscription: subscriptionView(pager, subscription, secret),
  });
}

/** @throws PagerDutyError 404 */
function required({ pager, params }: ApiRequest): SubscriptionRecord {
  const found = pager.store.subscriptions.get(params.id);
  if (!found) throw notFound();
  return found;
}

function answer({ pager }: ApiRequest, subscription: SubscriptionRecord) {
  return json({ webhook_subscription: subscriptionView(pager, subscription) });
}
