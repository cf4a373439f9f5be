// SPDX-License-Identifier: Apache-2.0
import { JournaledStore } from '../../store';
import type {
  IncidentRecord,
  PolicyRecord,
  ScheduleRecord,
  ServiceRecord,
  SubscriptionRecord,
  TeamRecord,
  UserRecord,
  WebhookRecord,
} from './records';

/** Everything the pager knows. */
export class PagerStore extends JournaledStore {
  readonly users = this.collection<UserRecord>('users');
  readonly teams = this.collection<TeamRecord>('teams');
  readonly schedules = this.collection<ScheduleRecord>('schedules');
  readonly policies = this.collection<PolicyRecord>('policies');
  readonly services = this.collection<ServiceRecord>('services');
  readonly incidents = this.collection<IncidentRecord>('incidents');
  readonly subscriptions = this.collection<SubscriptionRecord>('subscriptions');
  readonly webhooks = this.collection<WebhookRecord>('webhooks');

  private constructor() {
    super();
  }

  static open(options: { file?: string } = {}): PagerStore {
    const store = new PagerStore();
    store.load(options.file);
    return store;
  }

  /** An id in PagerDuty's alphabet, e.g. `P00018F`. */
  newId(prefix: 'P' | 'Q' | 'R'): string {
    const length = prefix === 'P' ? 6 : 13;
    const digits = this.nextId().toString(36).toUpperCase();
    return prefix + digits.padStart(length, '0');
  }
}
