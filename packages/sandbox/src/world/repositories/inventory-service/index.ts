// SPDX-License-Identifier: Apache-2.0
import { api, component, operationLinks } from '../../files/catalogInfo';
import { commonFiles, deploymentFiles } from '../../files/serviceFiles';
import { productionMoves } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import { type Change, moves } from '../../history';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { inventoryCode } from './code';
import { inventoryDocs } from './docs';

const name = 'inventory-service';
const team = 'orders-team';
const system = 'orders';
const description = 'Knows what is in stock, and holds it for an order';

const features: Change[] = [
  {
    message: 'Let a reservation end by itself',
    by: 'orders-developer',
    edits: [
      {
        path: 'internal/stock/stock_test.go',
        is: `
func TestReservationEndsByItself(t *testing.T) {
	shelf := stock.NewShelf(stock.Lines{"MUG-BLUE-350": 1})
	if err := shelf.Reserve("ord_1", oneMug, deadline, noon); err != nil {
		t.Fatal(err)
	}
	if got := shelf.Available("MUG-BLUE-350", deadline.Add(time.Second)); got != 1 {
		t.Errorf("available after the deadline: got %d, want 1", got)
	}
}
`,
      },
    ],
    review: {
      body: 'Orders that are never paid for held goods for ever. Now a reservation has a deadline.',
      approvedBy: 'daniel-okoro',
    },
  },
  {
    message: 'Hold all lines of an order, or none of them',
    by: 'elena-popescu',
    edits: [
      {
        path: 'internal/stock/stock_test.go',
        is: `
func TestAllLinesOrNone(t *testing.T) {
	shelf := stock.NewShelf(stock.Lines{"MUG-BLUE-350": 5})

	err := shelf.Reserve("ord_1", stock.Lines{"MUG-BLUE-350": 1, "TEAPOT-RED": 1}, deadline, noon)
	if !errors.Is(err, stock.ErrOutOfStock) {
		t.Errorf("got %v, want %v", err, stock.ErrOutOfStock)
	}
	if got := shelf.Available("MUG-BLUE-350", noon); got != 5 {
		t.Errorf("available: got %d, want 5", got)
	}
}
`,
      },
    ],
    review: {
      body: 'A customer got half a tea set. The first line was reserved, the second was not in stock.',
      approvedBy: 'orders-developer',
    },
  },
  {
    message: 'Explain why stock is counted and not locked',
    by: 'elena-popescu',
    edits: [
      {
        path: 'docs/architecture.md',
        is: '\nTwo orders for the last mug meet in the database: one of them updates no row, and is told so.\n',
      },
    ],
  },
];

export const inventoryService: RepositoryPlan = {
  name,
  description,
  team,
  topics: ['go', 'grpc', 'service', 'stock'],
  tree: {
    ...commonFiles({
      name,
      title: 'Inventory service',
      description,
      team,
      toolchain: TOOLCHAINS.go,
      entities: [
        component({
          name,
          description,
          team,
          type: 'service',
          system,
          tier: 'critical',
          tags: ['go', 'grpc'],
          pagerDutyServiceId: 'P8M3XV4',
          links: operationLinks('inventory-slo'),
          spec: {
            dependsOn: ['component:postgres-orders'],
            providesApis: ['inventory-service-api'],
          },
        }),
        api({
          name: 'inventory-service-api',
          title: 'Inventory API',
          description: 'Ask what is in stock, reserve it, release it',
          team,
          type: 'grpc',
          system,
          definition: 'api/inventory.proto',
        }),
      ],
    }),
    ...deploymentFiles({
      name,
      team,
      port: 8080,
      replicas: 3,
      memory: '128Mi',
      environment: { LOG_LEVEL: 'info' },
    }),
    ...inventoryCode,
    ...inventoryDocs,
  },
  beginning: 'Split stock from the shop',
  changes: [
    features,
    moves({
      path: 'go.mod',
      line: version => `go ${version}\n`,
      values: ['1.23.5', '1.23.8', '1.24.1', '1.24.3'],
      message: version => `Move to Go ${version}`,
    }),
    productionMoves({
      line: cpu => `targetCPUUtilizationPercentage: ${cpu}`,
      values: ['80', '75', '70'],
      message: cpu => `Scale out at ${cpu}% CPU`,
    }),
    productionMoves({
      line: count => `replicaCount: ${count}`,
      values: ['2', '3'],
      message: count => `Run ${count} replicas`,
    }),
    productionMoves({
      line: memory => `    memory: ${memory}\nprobes`,
      values: ['64Mi', '96Mi', '128Mi'],
      message: memory => `Raise the memory limit to ${memory}`,
    }),
  ],
  openPulls: [],
  delivery: {
    turns: [
      { is: 'rollback', at: 0.25 },
      { is: 'rollback', at: 0.5 },
      { is: 'redeploy', at: 0.6 },
      { is: 'rollback', at: 0.75 },
      { is: 'outage', at: 0.85, title: 'DatabaseAway: a disk was replaced' },
    ],
  },
};
