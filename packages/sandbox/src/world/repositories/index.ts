// SPDX-License-Identifier: Apache-2.0
import type { RepositoryPlan } from '../RepositoryPlan';
import { planOf } from '../sketch';
import { SKETCHES } from '../sketched';
import { acmeMoney } from './acme-money';
import { checkoutWeb } from './checkout-web';
import { inventoryService } from './inventory-service';
import { ledgerService } from './ledger-service';
import { ordersService } from './orders-service';
import { paymentService } from './payment-service';
import { platform } from './platform';
import { refundBatch } from './refund-batch';
import { salesPipeline } from './sales-pipeline';

/** In the order in which the forge lists them and docs are built: what people open first comes first. */
export function acmeRepositories(): RepositoryPlan[] {
  return [
    paymentService,
    ordersService,
    platform,
    ledgerService,
    acmeMoney,
    refundBatch,
    inventoryService,
    checkoutWeb,
    salesPipeline,
    ...SKETCHES.map(planOf),
  ];
}
