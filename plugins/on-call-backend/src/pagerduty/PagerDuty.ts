// SPDX-License-Identifier: Apache-2.0
import { isPagerdutyId } from '@macadam/portal-common';
import {
  inTime,
  PagerdutyApi,
  type PagerdutyAccess,
} from '@macadam/portal-node';
import { oneService, shiftPage, type Shift } from './payloads';

const PATIENCE_MILLISECONDS = 5_000;

/** PagerDuty as far as it tells who is on call. Its errors are those of HttpSource and `inTime`. */
export class PagerDuty {
  private readonly api: PagerdutyApi;
  private readonly patience: { title: string; milliseconds: number };

  constructor({
    patienceMilliseconds: milliseconds = PATIENCE_MILLISECONDS,
    ...access
  }: PagerdutyAccess & {
    /** Of one question, with all tries. */
    patienceMilliseconds?: number;
  }) {
    this.patience = { title: 'PagerDuty', milliseconds };
    this.api = new PagerdutyApi(access);
  }

  /** The escalation policy of a service; undefined of a service that is not there. */
  async policyOf(serviceId: string): Promise<string | undefined> {
    if (!isPagerdutyId(serviceId)) return undefined;
    return inTime(this.patience, signal =>
      this.api.find(`/services/${serviceId}`, { answer: oneService, signal }),
    );
  }

  /** All who are on call now, at whatever level, in the order in which PagerDuty tells them. */
  async shiftsOf(policyIds: readonly string[]): Promise<Shift[]> {
    const query = { 'escalation_policy_ids[]': policyIds, earliest: 'true' };
    const { items } = await inTime(this.patience, signal =>
      this.api.list('/oncalls', { query, answer: shiftPage, keyOf, signal }),
    );
    return items;
  }
}

/** With `earliest` there is one of each. */
function keyOf({ policyId, level, userId }: Shift): string {
  return `${policyId} ${level} ${userId}`;
}
