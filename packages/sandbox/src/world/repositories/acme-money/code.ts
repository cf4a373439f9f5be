// SPDX-License-Identifier: Apache-2.0
import { NODE_TSCONFIG } from '../../files/node';
import type { Tree } from '../../history';
import { text } from '../../text';

export const moneyCode: Tree = {
  'src/money.ts': text`
    export type Currency = 'EUR' | 'USD' | 'GBP' | 'SEK';

    /** A whole number of the currency's smallest unit: \`{ amount: 1250, currency: 'EUR' }\` is 12.50 €. */
    export interface Money {
      readonly amount: number;
      readonly currency: Currency;
    }

    export function money(amount: number, currency: Currency): Money {
      if (!Number.isSafeInteger(amount)) {
        throw new RangeError(\`\${amount} is not a whole number\`);
      }
      return { amount, currency };
    }

    export function add(a: Money, b: Money): Money {
      if (a.currency !== b.currency) {
        throw new TypeError(\`\${a.currency} and \${b.currency} cannot be added\`);
      }
      return money(a.amount + b.amount, a.currency);
    }

    /** Parts that differ by one unit at most, larger ones first. Together they are the whole. */
    export function share(whole: Money, parts: number): Money[] {
      const each = Math.floor(whole.amount / parts);
      const rest = whole.amount - each * parts;
      return Array.from({ length: parts }, (_, index) =>
        money(index < rest ? each + 1 : each, whole.currency),
      );
    }

    export function format({ amount, currency }: Money, locale: string): string {
      const style = { style: 'currency', currency } as const;
      return new Intl.NumberFormat(locale, style).format(amount / 100);
    }
  `,
  'src/money.test.ts': text`
    import assert from 'node:assert/strict';
    import { test } from 'node:test';
    import { add, format, money, share } from './money.ts';

    test('adds amounts of one currency', () => {
      assert.deepEqual(add(money(1250, 'EUR'), money(1, 'EUR')), money(1251, 'EUR'));
    });

    test('does not add euro and dollars', () => {
      assert.throws(() => add(money(1, 'EUR'), money(1, 'USD')), TypeError);
    });

    test('knows no half cents', () => {
      assert.throws(() => money(12.5, 'EUR'), RangeError);
    });

    test('shares lose no cent', () => {
      const shares = share(money(1000, 'EUR'), 3).map(({ amount }) => amount);
      assert.deepEqual(shares, [334, 333, 333]);
    });

    test('writes an amount as people in a place do', () => {
      assert.equal(format(money(125000, 'GBP'), 'en-GB'), '£1,250.00');
    });
  `,
  'package.json': text`
    {
      "name": "@acme/money",
      "version": "2.1.0",
      "type": "module",
      "exports": "./src/money.ts",
      "engines": { "node": ">=24" },
      "scripts": {
        "types": "tsc --noEmit",
        "test": "node --test"
      },
      "devDependencies": {
        "@types/node": "24.0.1",
        "typescript": "5.8.3"
      }
    }
  `,
  'tsconfig.json': NODE_TSCONFIG,
};
