// SPDX-License-Identifier: Apache-2.0
import { NODE_TSCONFIG } from '../../files/node';
import type { Tree } from '../../history';
import { text } from '../../text';

export const checkoutCode: Tree = {
  'src/page.ts': text`
    import { add, format, money, type Money } from '@acme/money';

    export interface Item {
      name: string;
      price: Money;
      quantity: number;
    }

    /** The checkout, whole and without JavaScript: it works on the oldest phone. */
    export function page(items: Item[], locale: string): string {
      const rows = items.map(item => row(item, locale)).join('');
      return \`<!doctype html>
    <html lang="\${locale}">
      <title>Checkout</title>
      <main>
        <h1>Your basket</h1>
        <ul>\${rows}</ul>
        <p role="status">Total: \${format(total(items), locale)}</p>
        <form method="post"><button>Pay</button></form>
      </main>
    </html>\`;
    }

    export function total(items: Item[]): Money {
      const currency = items[0]?.price.currency ?? 'EUR';
      return items
        .map(({ price, quantity }) => money(price.amount * quantity, price.currency))
        .reduce(add, money(0, currency));
    }

    function row({ name, price, quantity }: Item, locale: string): string {
      return \`<li>\${quantity} × \${escape(name)}, \${format(price, locale)} each</li>\`;
    }

    function escape(words: string): string {
      return words.replace(/[&<>"]/g, sign => \`&#\${sign.charCodeAt(0)};\`);
    }
  `,
  'src/page.test.ts': text`
    import assert from 'node:assert/strict';
    import { test } from 'node:test';
    import { money } from '@acme/money';
    import { page, total } from './page.ts';

    const mug = { name: 'Blue mug', price: money(1250, 'EUR'), quantity: 2 };

    test('adds up the basket', () => {
      assert.deepEqual(total([mug, { ...mug, quantity: 1 }]), money(3750, 'EUR'));
    });

    test('says what there is to pay, in the words of the place', () => {
      assert.match(page([mug], 'en-IE'), /Total: €25\\.00/);
    });

    test('an empty basket costs nothing', () => {
      assert.deepEqual(total([]), money(0, 'EUR'));
    });

    test('shows what a seller wrote as text', () => {
      const html = page([{ name: '<b>Mug</b>', price: money(1250, 'EUR'), quantity: 1 }], 'en-IE');
      assert.match(html, /&#60;b&#62;Mug/);
    });
  `,
  'src/server.ts': text`
    import { createServer } from 'node:http';
    import { page } from './page.ts';

    const server = createServer((request, response) => {
      if (request.url?.startsWith('/health/')) {
        response.end('ok');
        return;
      }
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(page([], 'en-IE'));
    });

    server.listen(Number(process.env.PORT ?? 3000));
    process.on('SIGTERM', () => server.close());
  `,
  'package.json': text`
    {
      "name": "checkout-web",
      "version": "3.2.0",
      "private": true,
      "type": "module",
      "engines": { "node": ">=24" },
      "scripts": {
        "types": "tsc --noEmit",
        "test": "node --test"
      },
      "dependencies": {
        "@acme/money": "2.1.0"
      },
      "devDependencies": {
        "@types/node": "24.0.1",
        "typescript": "5.8.3"
      }
    }
  `,
  'tsconfig.json': NODE_TSCONFIG,
  Dockerfile: text`
    FROM node:24-slim
    WORKDIR /app
    COPY package.json ./
    RUN npm install --omit=dev --ignore-scripts
    COPY src src
    USER 10001
    EXPOSE 3000
    CMD ["node", "src/server.ts"]
  `,
};
