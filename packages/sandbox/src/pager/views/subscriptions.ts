// SPDX-License-Identifier: Apache-2.0
import type { Pager } from '../Pager';
import type { SubscriptionRecord } from '../store';

/** @param secret - shown once, when the subscription is made */
export function subscriptionView(
  pager: Pager,
  subscription: SubscriptionRecord,
  secret: string | null = null,
) {
  const { id, url, active, description, events, filter } = subscription;
  return {
    id,
    type: 'webhook_subscription',
    active,
    delivery_method: {
      id: `${id}D`,
      type: 'http_delivery_method',
      url,
      secret,
      temporarily_disabled: pager.webhooks.isResting(subscription),
      custom_headers: subscription.customHeaders.map(({ name }) => ({
        name,
        value: '<redacted>',
      })),
    },
    description,
    events,
    filter,
  };
}
