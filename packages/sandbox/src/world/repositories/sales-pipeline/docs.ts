// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const salesDocs: Tree = {
  'README.md': text`
    # Sales pipeline

    Turns order events into the sales figures of the morning. Owned by the data team.

    ~~~sh
    pip install --requirement requirements.txt
    pytest
    ~~~

    What the figures mean: [docs](docs/index.md).
  `,
  'docs/index.md': text`
    # Sales pipeline

    Every morning at six, people at Acme look at one number. This pipeline makes it.

    ## What it promises

    | Promise | Target |
    |---|---|
    | Yesterday's figures are there | by 06:00 in Dublin, 99% of days |
    | A figure that was reported does not change | always |
    | The figures agree with the ledger | to the cent, checked every day |

    ## What a sale is

    - An order counts on the day on which it was **paid**, not placed.
    - An order that is cancelled is taken off the day of the **cancellation**. The day of the sale stays
      as it was, because somebody has already shown it in a meeting.
    - Shipping is not part of it. Ask \`#logistics\` for that.

    ## Who to ask

    The data team, in \`#data\`. If a number looks wrong, say which one and where you saw it.
  `,
  'docs/architecture.md': text`
    # Architecture

    ~~~text
    Kafka  orders.events.v1 ──▶ read ──▶ daily_sales ──▶ report ──▶ warehouse, e-mail
                                             │
                             ledger-service ─┘  compare
    ~~~

    \`daily_sales\` is a pure function from events to figures. It is 20 lines, and it is where the rules
    are; everything around it moves bytes.

    A day is a day in Dublin, where the books are kept.

    ## Why events

    We used to copy the orders database every night. The copy took four hours, broke whenever a column
    was renamed, and told us how an order *was*, never how it got there.

    ## Checking ourselves

    After each run the sum is compared with the ledger's. The two share no code and no owner, so they
    are unlikely to be wrong in the same way.
  `,
  'docs/runbook.md': text`
    # Runbook

    One section for each alert. Nobody is woken up: figures can wait until eight.

    ## SalesLate

    **Means:** it is six and yesterday's figures are missing.

    1. Look at the run in the scheduler. *Timed out* means that Kafka was slow: run it again.
    2. *Failed* with \`KeyError\` means that the orders team added a kind of event without an amount. Ask
       them; do not guess the amount.
    3. Tell \`#figures\` when to look again. People are patient when they know.

    ## SalesDisagree

    **Means:** the sum is not the ledger's.

    1. Is the ledger behind? Its dashboard says so. Then run the comparison again in an hour.
    2. If not, \`python -m sales.compare --day <day>\` lists the orders in question.
    3. Nothing is sent out until the two agree.
  `,
};
