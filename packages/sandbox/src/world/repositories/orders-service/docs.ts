// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const ordersDocs: Tree = {
  'README.md': text`
    # Orders service

    Takes orders and follows each one until the parcel is handed over. Owned by the orders team.

    ~~~sh
    npm install
    npm test
    npm run types
    ~~~

    What callers may ask is in [api/openapi.yaml](api/openapi.yaml), what listeners hear in
    [api/asyncapi.yaml](api/asyncapi.yaml). How it works: [docs](docs/index.md).
  `,
  'docs/index.md': text`
    # Orders service

    When a customer presses *Buy*, this service reserves the goods, has the card charged, tells the
    warehouse, and knows at any moment how far the parcel is. If you want to know what became of an
    order, this is where to ask.

    ## What it promises

    | Promise | Target |
    |---|---|
    | An order is accepted or refused | 99.9% within 2 seconds |
    | Nothing is sold that is not in stock | always |
    | An order event is on Kafka | 99% within 5 seconds |

    ## Two ways to use it

    **Ask.** The [orders API](https://orders.acme.example) places, reads and cancels. An order is placed
    at once; payment goes on in the background, so expect \`placed\` first and \`paid\` a moment later.

    **Listen.** Every step is an event on the topic \`orders.events.v1\`. Events of one order arrive in
    order. One may arrive twice: remember its \`id\`.

    !!! tip
        If you are polling the API to see whether something changed, listen instead. It is faster for
        you and cheaper for both of us.

    ## Who to ask

    The orders team, in \`#orders\`. Questions about money go to the payments team.
  `,
  'docs/architecture.md': text`
    # Architecture

    ~~~text
    checkout-web ──▶ orders-service ──▶ inventory-service   reserve, release
                          │       └───▶ payment-service     charge, refund
                          ▼
                     Kafka  orders.events.v1 ──▶ sales-pipeline, notifications
    ~~~

    ## The life of an order

    | From | To | When |
    |---|---|---|
    | placed | paid | the card was charged |
    | placed | cancelled | the card was declined, or twenty minutes passed |
    | paid | shipped | the warehouse handed the parcel over |
    | paid | cancelled | the customer changed their mind; the money goes back |

    The whole table is in \`src/order.ts\`, in a dozen lines without input or output. Change it there
    and the compiler finds every place that has to know.

    ## Why reserve before charging

    We used to charge first. On the day of the blue mug we took money for 312 mugs that we did not
    have. Now goods are reserved for twenty minutes (\`RESERVATION_MINUTES\`), then the card is charged.
    A reservation that is not paid for ends by itself.

    ## What happens when a neighbour is away

    - **Inventory** away: no order can be placed. The shop shows *Back in a moment*.
    - **Payments** away: orders stay \`placed\` and are charged later, until the reservation ends.
    - **Kafka** away: events wait in the outbox. Nothing is lost and nobody notices but the listeners.
  `,
  'docs/runbook.md': text`
    # Runbook

    One section for each alert.

    ## OrdersErrorBudgetBurn

    **Means:** placing an order fails or is slow for many customers. This costs money by the minute.

    1. Look at *Orders by status* on the SLO dashboard. If all of them end as \`cancelled\`, go to
       [OrdersNotPaid](#ordersnotpaid).
    2. Was there a deployment in the last hour? Roll it back first, ask later: Argo CD,
       \`orders-service-production\`, *History*.
    3. If requests to \`inventory-service\` fail, page its team: that is us too, so look at its runbook.

    ## OrdersNotPaid

    **Means:** orders are placed and not paid for: fewer than half of them within five minutes.

    1. Open \`payment-service\` in the portal. If it has an incident, there is nothing to do here.
    2. If not, look in our log for \`"step":"charge"\` and the status that comes back. \`401\` means that
       our token has run out: \`kubectl rollout restart deployment/orders-service\` reads a new one.

    ## StuckReservations

    **Means:** goods have been reserved for more than an hour without an order that is paid for.

    1. \`npm run reservations -- --older-than 60\` in any pod lists them.
    2. Add \`--release\` to free them. Customers lose nothing: their orders were cancelled already.

    ## OutboxGrowing

    **Means:** order events reach Kafka late.

    1. Look at \`kafka-cluster\` in the portal.
    2. If the cluster is well, restart the relay. Events keep their order over a restart.
  `,
};
