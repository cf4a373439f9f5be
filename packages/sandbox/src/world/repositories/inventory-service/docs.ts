// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const inventoryDocs: Tree = {
  'README.md': text`
    # Inventory service

    Knows what is in stock, and holds it for an order. Owned by the orders team.

    ~~~sh
    go vet ./...
    go test -race ./...
    ~~~

    The contract is [api/inventory.proto](api/inventory.proto). More: [docs](docs/index.md).
  `,
  'docs/index.md': text`
    # Inventory service

    Answers one question very often, *how many are left*, and makes one promise: what is reserved is
    there when the parcel is packed.

    ## What it promises

    | Promise | Target |
    |---|---|
    | Availability is answered | 99.9% within 50 milliseconds |
    | A reservation is made or refused | 99.9% within 200 milliseconds |
    | Nothing is promised twice | always |

    ## Using it

    It speaks gRPC on port 9000. Reserve before you take money, and release when you give up:

    ~~~sh
    grpcurl -d '{ "order_id": "ord_7f3k29", "lines": [{ "sku": "MUG-BLUE-350", "quantity": 2 }] }' \\
      inventory.acme.example:443 acme.inventory.v1.InventoryService/Reserve
    ~~~

    All lines of an order are held, or none of them. Asking twice for the same order is harmless.

    ## Who to ask

    The orders team, in \`#orders\`. What arrives at the warehouse and when is not ours: ask \`#logistics\`.
  `,
  'docs/architecture.md': text`
    # Architecture

    ~~~text
    orders-service ──gRPC──▶ sidecar ──JSON──▶ inventory-service ──▶ PostgreSQL
    ~~~

    Three packages, each with one idea:

    - \`internal/stock\`: what is on the shelf and what is held. Pure, so that its tests take no time.
    - \`internal/server\`: HTTP routes. The platform's sidecar turns gRPC into them, by
      \`api/inventory.proto\`.
    - \`cmd/inventory\`: the clock and the signals, wired together.

    ## Counted, not locked

    Stock is one row for each article in \`postgres-orders\`. A reservation is an update with a
    condition: \`set held = held + 2 where sku = … and on_hand - held >= 2\`.

    Two orders for the last mug meet in the database: one of them updates no row, and is told so.

    ## Why gRPC

    The shop asks for the availability of forty articles for each page. Over JSON that was 11% of the
    shop's CPU, most of it spent on parsing. It is below one percent now.

    ## What we do not do

    We do not know prices, and we do not know where in the warehouse a mug stands.
  `,
  'docs/runbook.md': text`
    # Runbook

    One section for each alert.

    ## InventorySlow

    **Means:** availability takes longer than 50 milliseconds for one request in a thousand.

    1. Look at *Rows read per query* on the dashboard. When it rises, an index is missing: compare it
       with the last migration.
    2. Look at the pods' CPU. At the limit, scale out: \`replicaCount\` in
       \`deploy/values-production.yaml\`.

    ## ReservationsRefused

    **Means:** more than 5% of reservations are refused, although the articles were shown as in stock.

    1. Is a campaign running? Then people are faster than the page, and all is well. Ask \`#storefront\`.
    2. If not, the nightly count was wrong. Run \`inventory recount --dry-run\` and read what it would
       change; ask the warehouse before you run it without \`--dry-run\`.

    ## DatabaseAway

    **Means:** \`/health/ready\` fails in all pods. No order can be placed.

    1. Open \`postgres-orders\` in the portal and page its owner.
    2. Do not restart our pods. They come back by themselves, and a restart makes the database's work
       harder.
  `,
};
