// SPDX-License-Identifier: Apache-2.0
import { NODE_DOCKERFILE, NODE_TSCONFIG } from '../../files/node';
import type { Tree } from '../../history';
import { text } from '../../text';

const order = text`
  /** An order and what may happen to it. Pure: no clock, no network. */
  export interface Line {
    sku: string;
    quantity: number;
  }

  export type Status = 'placed' | 'paid' | 'shipped' | 'cancelled';

  export interface Order {
    readonly id: string;
    readonly customerId: string;
    readonly lines: readonly Line[];
    readonly status: Status;
    readonly placedAt: Date;
  }

  const NEXT: Record<Status, readonly Status[]> = {
    placed: ['paid', 'cancelled'],
    paid: ['shipped', 'cancelled'],
    shipped: [],
    cancelled: [],
  };

  export class NotPossible extends Error {}

  /** The order after the step; the same one when it stands there already. */
  export function advance(order: Order, to: Status): Order {
    if (order.status === to) return order;
    if (!NEXT[order.status].includes(to)) {
      throw new NotPossible(\`An order that is \${order.status} cannot be \${to}\`);
    }
    return { ...order, status: to };
  }
`;

const orderTest = text`
  import assert from 'node:assert/strict';
  import { test } from 'node:test';
  import { advance, NotPossible, type Order, type Status } from './order.ts';

  const order = (status: Status): Order => ({
    id: 'ord_7f3k29',
    customerId: 'cus_1',
    lines: [{ sku: 'MUG-BLUE-350', quantity: 2 }],
    status,
    placedAt: new Date('2026-01-05T09:00:00Z'),
  });

  test('an order is placed, paid for and shipped', () => {
    const shipped = advance(advance(order('placed'), 'paid'), 'shipped');
    assert.equal(shipped.status, 'shipped');
  });

  test('nothing is shipped before it is paid for', () => {
    assert.throws(() => advance(order('placed'), 'shipped'), NotPossible);
  });

  test('a parcel that has left cannot be cancelled', () => {
    assert.throws(() => advance(order('shipped'), 'cancelled'), NotPossible);
  });

  test('cancelling twice is the same as cancelling once', () => {
    const cancelled = advance(order('paid'), 'cancelled');
    assert.equal(advance(cancelled, 'cancelled'), cancelled);
  });
`;

const app = text`
  import express, { type Express } from 'express';
  import { auth } from './middleware/auth.ts';
  import { logging } from './middleware/logging.ts';
  import { health } from './routes/health.ts';
  import { orders, type OrderBook } from './routes/orders.ts';

  export function createApp(deps: { book: OrderBook; token: string }): Express {
    const app = express();
    app.use(logging());
    app.use('/health', health());
    app.use(express.json({ limit: '100kb' }));
    app.use('/orders', auth(deps.token), orders(deps.book));
    return app;
  }
`;

const ordersRoute = text`
  import { Router } from 'express';
  import { advance, NotPossible, type Line, type Order } from '../order.ts';

  export interface OrderBook {
    place(order: { customerId: string; lines: Line[]; paymentMethod: string }): Promise<Order>;
    find(id: string): Promise<Order | undefined>;
    save(order: Order): Promise<void>;
  }

  /** See api/openapi.yaml for the contract. */
  export function orders(book: OrderBook): Router {
    const router = Router();

    router.post('/', async (req, res) => {
      res.status(201).json(await book.place(req.body));
    });

    router.get('/:id', async (req, res) => {
      const order = await book.find(req.params.id);
      if (order) res.json(order);
      else res.status(404).json({ title: 'No such order', status: 404 });
    });

    router.put('/:id/cancellation', async (req, res) => {
      const order = await book.find(req.params.id);
      if (!order) {
        res.status(404).json({ title: 'No such order', status: 404 });
        return;
      }
      try {
        const cancelled = advance(order, 'cancelled');
        await book.save(cancelled);
        res.json(cancelled);
      } catch (error) {
        if (!(error instanceof NotPossible)) throw error;
        res.status(409).json({ title: error.message, status: 409 });
      }
    });

    return router;
  }
`;

const book = text`
  import { randomBytes } from 'node:crypto';
  import type { Order } from './order.ts';
  import type { OrderBook } from './routes/orders.ts';

  /** Keeps orders in memory: for tests and for a laptop. */
  export function memoryBook(now: () => Date): OrderBook {
    const orders = new Map<string, Order>();
    return {
      async place({ customerId, lines }) {
        const id = \`ord_\${randomBytes(4).toString('hex')}\`;
        const order: Order = { id, customerId, lines, status: 'placed', placedAt: now() };
        orders.set(id, order);
        return order;
      },
      async find(id) {
        return orders.get(id);
      },
      async save(order) {
        orders.set(order.id, order);
      },
    };
  }
`;

const index = text`
  import { createApp } from './app.ts';
  import { memoryBook } from './book.ts';

  const token = process.env.SERVICE_TOKEN;
  if (!token) throw new Error('SERVICE_TOKEN is not set');

  const app = createApp({ book: memoryBook(() => new Date()), token });
  const server = app.listen(Number(process.env.PORT ?? 3000));

  process.on('SIGTERM', () => {
    server.close();
  });
`;

export const ordersCode: Tree = {
  'src/index.ts': index,
  'src/book.ts': book,
  'src/order.ts': order,
  'src/order.test.ts': orderTest,
  'src/app.ts': app,
  'src/routes/orders.ts': ordersRoute,
  'src/routes/health.ts': text`
    import { Router } from 'express';

    export function health(): Router {
      const router = Router();
      router.get('/live', (_req, res) => {
        res.json({ status: 'ok' });
      });
      router.get('/ready', (_req, res) => {
        res.json({ status: 'ok' });
      });
      return router;
    }
  `,
  'src/middleware/auth.ts': text`
    import { timingSafeEqual } from 'node:crypto';
    import type { RequestHandler } from 'express';

    /** Lets a caller through who knows the service token. */
    export function auth(token: string): RequestHandler {
      const expected = Buffer.from(\`Bearer \${token}\`);
      return (req, res, next) => {
        const given = Buffer.from(req.headers.authorization ?? '');
        if (given.length === expected.length && timingSafeEqual(given, expected)) next();
        else res.status(401).json({ title: 'Not signed in', status: 401 });
      };
    }
  `,
  'src/middleware/logging.ts': text`
    import type { RequestHandler } from 'express';

    /** One line of JSON for each answer. */
    export function logging(): RequestHandler {
      return (req, res, next) => {
        const started = performance.now();
        res.on('finish', () => {
          const milliseconds = Math.round(performance.now() - started);
          const { method, path } = req;
          const entry = { level: 'info', method, path, status: res.statusCode, milliseconds };
          process.stdout.write(\`\${JSON.stringify(entry)}\\n\`);
        });
        next();
      };
    }
  `,
  'package.json': text`
    {
      "name": "orders-service",
      "version": "1.4.0",
      "private": true,
      "type": "module",
      "engines": { "node": ">=24" },
      "scripts": {
        "types": "tsc --noEmit",
        "test": "node --test"
      },
      "dependencies": {
        "express": "5.1.0",
        "kafkajs": "2.2.4",
        "pg": "8.16.0"
      },
      "devDependencies": {
        "@types/express": "5.0.2",
        "@types/node": "24.0.1",
        "typescript": "5.8.3"
      }
    }
  `,
  'tsconfig.json': NODE_TSCONFIG,
  Dockerfile: NODE_DOCKERFILE,
};
