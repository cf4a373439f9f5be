// SPDX-License-Identifier: Apache-2.0
import { redirect, type Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { formToken } from '../../pages/renderDocument';
import { timeOf } from '../../pages/timeOf';
import type { SubscriptionRecord } from '../store';
import { enableSubscription } from '../webhooks/subscriptions';
import {
  pageRoute,
  renderPage,
  required,
  type PageRequest,
  type PageRoute,
} from './layout';

export const webhookPages: PageRoute[] = [
  pageRoute('GET /webhook_subscriptions', showSubscriptions),
  pageRoute('POST /webhook_subscriptions/{id}/enable', request => {
    const { pager, params } = request;
    const known = required(pager.store.subscriptions.get(params.id));
    enableSubscription(pager, known);
    return redirect('/webhook_subscriptions', 303);
  }),
];

function showSubscriptions(request: PageRequest): Reply {
  const subscriptions = request.pager.store.subscriptions.values();
  return renderPage(request, {
    title: 'Webhooks',
    section: 'Webhooks',
    body: html`<h1>Webhooks</h1>
      ${subscriptions.length === 0 && html`<p>Nobody is told of anything.</p>`}
      ${subscriptions.map(one => subscriptionSection(request, one))}`,
  });
}

function subscriptionSection(
  { pager, visitor }: PageRequest,
  subscription: SubscriptionRecord,
): Html {
  const { id, url, description, events, disabledUntil } = subscription;
  const waiting = pager.store.webhooks
    .values()
    .filter(({ subscriptionId }) => subscriptionId === id);
  const isResting = pager.webhooks.isResting(subscription);
  return html`<section>
    <h2>${description || id}</h2>
    <p>To <code>${url}</code>: ${events.join(', ')}</p>
    <p class="detail">${waiting.length} on their way</p>
    ${isResting &&
    disabledUntil &&
    html`<p class="notice">
        The receiver did not answer three times in a row, so nothing is sent
        until ${timeOf(disabledUntil)}.
      </p>
      <form method="post" action="/webhook_subscriptions/${id}/enable">
        ${formToken(visitor)}<button>Enable</button>
      </form>`}
  </section>`;
}
