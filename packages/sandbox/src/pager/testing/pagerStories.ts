// SPDX-License-Identifier: Apache-2.0
import type { PagerStory, StoryIncident } from '../../story';

/** Incidents of the test company lie before this moment. */
export const NOW = new Date('2026-03-11T10:30:00Z');

export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);
}

export function aPagerStory(change: Partial<PagerStory> = {}): PagerStory {
  return {
    users: [
      { login: 'ada', name: 'Ada', email: 'ada@acme.example' },
      { login: 'bob', name: 'Bob', email: 'bob@acme.example' },
      { login: 'eve', name: 'Eve', email: 'eve@acme.example' },
    ],
    teams: [
      { slug: 'payments', name: 'Payments', onCall: ['ada'], backup: ['bob'] },
      { slug: 'orders', name: 'Orders', onCall: [], backup: ['eve'] },
    ],
    services: [
      {
        id: 'PPAY001',
        name: 'payment-service',
        description: 'Takes the money',
        team: 'payments',
      },
      {
        id: 'PORD001',
        name: 'orders-service',
        description: 'Takes orders',
        team: 'orders',
      },
    ],
    incidents: [anIncident()],
    ...change,
  };
}

/** Of payment-service, three days ago, over within the hour. */
export function anIncident(change: Partial<StoryIncident> = {}): StoryIncident {
  const { at = daysAgo(3) } = change;
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
  return {
    service: 'PPAY001',
    title: 'Charges fail',
    urgency: 'high',
    at,
    acknowledged: { at: minutes(4), by: 'ada' },
    resolved: { at: minutes(50), by: 'ada' },
    ...change,
  };
}
