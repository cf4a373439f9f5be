// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const checkoutDocs: Tree = {
  'README.md': text`
    # Checkout

    The page on which customers look at their basket and pay. Owned by the storefront team.

    ~~~sh
    npm install
    npm test
    node --watch src/server.ts
    ~~~

    What it promises and how it works: [docs](docs/index.md).
  `,
  'docs/index.md': text`
    # Checkout

    The last page before the money moves. It is deliberately dull: HTML from the server, one form, one
    button, no script that could fail on a train.

    ## What it promises

    | Promise | Target |
    |---|---|
    | The page is there | 99.95% |
    | The largest thing on it is painted | within 1.5 seconds on a slow phone |
    | It works with a keyboard and a screen reader | WCAG 2.2, level AA |
    | The page is small | under 60 kB, all together |

    ## Trying a change

    Each pull request gets an address of its own, which the pipeline writes below it. Pay there with
    the card \`4242 4242 4242 4242\`; no money moves.

    ## Who to ask

    The storefront team, in \`#storefront\`. Words and translations: \`#copy\`.
  `,
  'docs/architecture.md': text`
    # Architecture

    ~~~text
    customer ──▶ checkout-web ──▶ orders-service    place the order
         │
         └─────▶ Stripe           the card's number, which we never see
    ~~~

    ## No framework

    We had one. The page weighed 740 kB and took six seconds on the phone that most of our customers
    have. Now it is a function from a basket to a string, in \`src/page.ts\`, and its tests run in 60
    milliseconds.

    ## Money

    Prices are \`Money\` of the library \`acme-money\`. There is no \`number\` with a price in it in this
    repository, and a pull request that brings one will be asked to change.

    ## Pay later

    When Stripe is away the payments team turns on \`PAY_LATER\`. The button then says *Order now, pay
    later*, and the order is placed without a charge.
  `,
  'docs/runbook.md': text`
    # Runbook

    One section for each alert.

    ## CheckoutAway

    **Means:** one request in fifty fails for five minutes.

    1. Open the page yourself. If it works, look whether one country or one browser is hit.
    2. Roll the last deployment back: Argo CD, \`checkout-web-production\`, *History*.
    3. If \`orders-service\` is red in the portal, the page can do nothing; page that team.

    ## CheckoutSlow

    **Means:** the largest thing on the page takes longer than 2.5 seconds for a quarter of customers.

    1. Compare the page's size with last week's on the dashboard. A picture is the usual culprit.
    2. If the size is the same, the orders API is slow: look at its dashboard first.

    ## FewOrders

    **Means:** less than half as many orders as at this time last week. No error has to be involved.

    1. Is it a holiday somewhere large? Then all is well.
    2. Place an order with the test card. Where it stops is where to look.
  `,
};
