// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const moneyDocs: Tree = {
  'README.md': text`
    # Acme money

    Amounts of money that cannot be added wrongly. Owned by the payments team.

    ~~~ts
    import { add, format, money } from '@acme/money';

    const total = add(money(1250, 'EUR'), money(499, 'EUR'));
    format(total, 'de-DE'); // 17,49 €
    ~~~

    Why and when: [docs](docs/index.md).
  `,
  'docs/index.md': text`
    # Acme money

    Money is not a number. \`0.1 + 0.2\` is not \`0.3\`, and ten euro plus ten dollars is not twenty. This
    library has one type, four functions, and no dependencies.

    ## Install

    ~~~sh
    npm install @acme/money
    ~~~

    ## Use

    | You want to | Call |
    |---|---|
    | make an amount of whole cents | \`money(1250, 'EUR')\` |
    | add two of the same currency | \`add(a, b)\` |
    | split a bill and lose no cent | \`share(whole, 3)\` |
    | show it to a person | \`format(total, 'sv-SE')\` |

    ## When not to use it

    - You keep the books. The ledger has its own type, which also knows accounts.
    - You need exchange rates. Those change; ask the payments team.
  `,
  'docs/architecture.md': text`
    # Architecture

    One file without dependencies. Three rules:

    - **Whole numbers only.** An amount is a count of the currency's smallest unit. \`money\` refuses
      anything else, at once and loudly.
    - **Currencies do not mix.** \`add\` refuses two of them. The compiler cannot know the currency of
      what a customer typed, so this is checked when it runs.
    - **Values, not objects.** \`Money\` is a plain record. It goes through JSON and comes back the same.

    ## Why \`share\` gives the larger parts first

    Somebody has to pay the odd cent. First in the list is as good as any rule, and it is the same each
    time, so two services that split the same bill agree.
  `,
  'docs/runbook.md': text`
    # Runbook

    A library does not page anyone. These are the two things that people ask.

    ## A release broke my build

    Stay on the version before: \`npm install @acme/money@2.0\`. Then tell us in \`#payments\`; breaking
    changes belong in a major version, so it was our mistake.

    ## How to release

    1. Raise \`version\` in \`package.json\`, in a pull request that says what changed for the user.
    2. Merge. The pipeline publishes what is on \`main\` when its version is new.
  `,
};
