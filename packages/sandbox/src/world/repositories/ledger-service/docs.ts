// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const ledgerDocs: Tree = {
  'README.md': text`
    # Ledger service

    Keeps the books: every cent that moved, and why. Owned by the payments team.

    ~~~sh
    gradle build
    ~~~

    The contract is [api/openapi.yaml](api/openapi.yaml). More: [docs](docs/index.md).
  `,
  'docs/index.md': text`
    # Ledger service

    Payments happen in one service, refunds in another room of it, fees at the bank. The ledger hears
    of all of them and writes them down in the one way that accountants trust: every entry balances,
    and none is ever changed.

    ## What it promises

    | Promise | Target |
    |---|---|
    | A payment is in the books | 99.9% within one minute |
    | Every entry balances | always |
    | The books can be read | 99.5% |

    Being late is allowed. Being wrong is not.

    ## Reading it

    ~~~sh
    curl https://ledger.acme.example/accounts/receivables:stripe/balance \\
      --header "Authorization: Bearer $TOKEN"
    ~~~

    Add \`?at=2026-03-31\` to read the balance as it stood at the end of a day.

    Nobody writes to the ledger by API. If something is wrong, tell us which entry: we put it right by
    another entry, which names the first.

    ## Who to ask

    The payments team, in \`#payments\`. Finance reads the same numbers in its own report.
  `,
  'docs/architecture.md': text`
    # Architecture

    ~~~text
    payment-service ──▶ Kafka  payments.events.v2 ──▶ ledger-service ──▶ PostgreSQL
                                                           ▲
                                        finance, reports ──┘  read
    ~~~

    ## Rules that hold always

    - **An entry balances.** The constructor of \`Entry\` refuses one that does not, so there is no way
      to write it.
    - **An entry is told once.** Its id is the event's id. Kafka may deliver twice; the second is ignored.
    - **Nothing is changed.** A mistake is put right by \`Entry.reversed\`.
    - **Amounts are whole numbers.** A double has no business in a ledger.

    ## Why not in the payment service

    We tried. Every change to the books then needed a review for PCI DSS, and every incident of
    payments stopped finance. Apart, each fails alone.

    ## Sizes

    Two million entries a year, forty accounts. It fits in memory with room to spare; PostgreSQL is for
    keeping, not for speed.
  `,
  'docs/runbook.md': text`
    # Runbook

    One section for each alert. Nothing here is urgent enough for a mistake: take your time.

    ## LedgerBehind

    **Means:** the newest entry is more than ten minutes older than the newest event.

    1. Look at *Consumer lag* on the dashboard. If it falls, wait.
    2. If it grows, look for \`An entry must balance\` in the log. The consumer stops at such an event on
       purpose. Find out which service sent it; do not skip it.
    3. If there is no such line, restart one pod and see whether the lag falls.

    ## LedgerOutOfBalance

    **Means:** the nightly check found that all accounts together are not zero. This has not happened
    since the constructor refuses such entries.

    1. Stop the consumer: \`kubectl scale deployment/ledger-service --replicas 0\`.
    2. Page the team's lead, at any hour, and tell finance.

    ## LedgerApiErrors

    **Means:** more than 1% of the reads fail.

    1. Compare with the last deployment, and roll back if they match.
    2. Look at \`postgres-payments\`: we share its connections with the payment service, and payments go
       first.
  `,
};
