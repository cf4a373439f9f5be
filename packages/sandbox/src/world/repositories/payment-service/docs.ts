// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const paymentDocs: Tree = {
  'README.md': text`
    # Payment service

    Charges cards and gives money back. Owned by the payments team.

    ~~~sh
    pip install --requirement requirements.txt
    pytest
    STRIPE_API_KEY=sk_test_… uvicorn --factory payments.app:main --port 8080
    ~~~

    The contract is [api/openapi.yaml](api/openapi.yaml). How it works and what to do when it does
    not: [docs](docs/index.md).
  `,
  'docs/index.md': text`
    # Payment service

    The payment service charges a customer's card when an order is placed and gives the money back
    when an order is returned. It is the only service at Acme that talks to our card processor,
    [Stripe](https://docs.stripe.com/api), and so the only one in the scope of PCI DSS.

    ## What it promises

    | Promise | Target | Measured by |
    |---|---|---|
    | A charge is answered | 99.95% within 3 seconds | \`payments_charges_total\` and the request histogram |
    | A charge happens once | always | the idempotency key, see [Architecture](architecture.md) |
    | A refund reaches the bank | within one hour | age of the oldest waiting refund |

    ## Using it

    Ask for a service token with the scope \`payments:write\`, then:

    ~~~sh
    curl https://payments.acme.example/v2/payments \\
      --header "Authorization: Bearer $TOKEN" \\
      --header "Idempotency-Key: ord_7f3k29-try-1" \\
      --json '{ "orderId": "ord_7f3k29", "amount": 1250, "currency": "EUR", "paymentMethod": "pm_card_visa" }'
    ~~~

    - Amounts are whole numbers in the currency's smallest unit. \`1250\` in \`EUR\` is 12.50 €.
    - Send the **same** key when you try again. Send a **new** key only for a new attempt of the
      customer's.
    - \`402\` means that the bank said no. Do not retry; ask for another card.

    The whole contract is on the API tab of this component.

    ## Who to ask

    The payments team, in \`#payments\`. For an incident, page the service: the team on call answers
    within five minutes, day and night.
  `,
  'docs/architecture.md': text`
    # Architecture

    ~~~text
    orders-service ──▶ payment-service ──▶ Stripe
                            │    │
                            │    └──▶ Kafka  payments.events.v2 ──▶ ledger-service
                            └──▶ PostgreSQL  postgres-payments
    ~~~

    ## One charge, step by step

    1. The request is checked against the contract. Nothing unknown goes further.
    2. The idempotency key is looked up. A known key with the same request gets the same answer; with
       another request it gets \`409\`.
    3. Stripe is asked, with the same key. If we die after this line, the next attempt finds the
       charge at Stripe and does not make a second one.
    4. Payment and event are written to PostgreSQL in one transaction (an outbox).
    5. A relay sends the event to Kafka. Consumers may see it twice, never zero times.

    ## Decisions

    **Card numbers never reach us.** The browser gives them to Stripe and we get a token. This keeps
    most of Acme outside PCI DSS. Please keep it that way: a pull request that adds a field for a card
    number will be closed.

    **An outbox, not a second write.** Writing to PostgreSQL and then to Kafka loses an event when the
    process dies in between. The outbox costs 40 ms at the 99th percentile, and it is worth it.

    **Refunds are synchronous.** They used to be a nightly batch. Support staff could not tell a
    customer whether the money was on its way, so they asked us instead, about sixty times a week.

    ## Limits

    - Stripe allows us 100 requests a second. We use 35 at the busiest hour of the year.
    - A payment can be refunded for 180 days. Later than that, finance makes a bank transfer.
  `,
  'docs/runbook.md': text`
    # Runbook

    One section for each alert. Every step is safe to take twice.

    ## PaymentErrorBudgetBurn

    **Means:** charges fail or take so long that the error budget of the month is gone within days.

    1. Open the *Payments SLO* dashboard and look at *Charges by outcome*. \`declined\` is not an error:
       if only that one rose, it is a bank or a wave of stolen cards; tell \`#fraud\` and stop here.
    2. Compare the start with the last deployment on the *CI/CD* tab. If they match, roll back: in Argo
       CD open \`payment-service-production\`, *History*, and choose the one before.
    3. Look at <https://status.stripe.com>. If Stripe is in trouble, see [StripeUnavailable](#stripeunavailable).
    4. Otherwise page the team's lead and keep the incident's channel up to date every 15 minutes.

    ## StripeUnavailable

    **Means:** more than 20% of the calls to Stripe failed or timed out for five minutes.

    1. Turn on *Pay later* in the checkout: \`checkout.payLater\` in the feature flags. Orders are then
       accepted and charged when Stripe is back.
    2. Do **not** raise \`STRIPE_TIMEOUT_SECONDS\`. Longer waits hold connections and take the rest down.
    3. When it is over, turn the flag off and watch *Charges waiting* fall to zero, in about 20 minutes.

    ## DatabasePoolExhausted

    **Means:** requests wait for a connection to \`postgres-payments\` for more than a second.

    1. Look for a long transaction: *Postgres payments* dashboard, *Oldest transaction*.
    2. End it if it is a report (\`application_name = 'metabase'\`); ask first if it is ours.
    3. If there is none, we have outgrown the pool. Raise \`DATABASE_POOL_SIZE\` in
       \`deploy/values-production.yaml\` by 2, not more: four pods share 100 connections with the ledger.

    ## OutboxGrowing

    **Means:** events wait in the outbox for more than ten minutes. No money is lost; the ledger is late.

    1. Look at the health of \`kafka-cluster\` in the portal. If it is red, its owners know already.
    2. Restart the relay: \`kubectl rollout restart deployment/payment-service-relay\`.
    3. If it grows on, the newest event is malformed. Its number is in the relay's log; move it to
       \`outbox_parked\` and open an issue with it.

    ## RefundTooOld

    **Means:** a refund has waited for an hour.

    1. \`select * from refunds where state = 'waiting' order by created_at limit 5;\`
    2. A refund that Stripe refuses with \`charge_already_refunded\` was made by hand in Stripe's own
       dashboard: set it to \`done\`. Any other reason: open an issue and tell support.
  `,
};
