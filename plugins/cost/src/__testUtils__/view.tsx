// SPDX-License-Identifier: Apache-2.0
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { costApiRef } from '../api';
import { aLine, aSummary, clientOver, usd } from './answers';

type Answers = Parameters<typeof clientOver>[0];

const series = {
  scope: 'component:default/payment-service',
  by: 'category',
  first: '2026-11-01',
  last: '2026-11-02',
  currencies: [
    {
      currency: 'USD',
      parts: ['Databases', 'Everything else'],
      days: [
        { day: '2026-11-01', values: ['1.5', '0'] },
        { day: '2026-11-02', values: ['2', '-0.5'] },
      ],
    },
  ],
};

const allocation = {
  scope: 'component:default/payment-service',
  rules: [
    {
      rule: 'Tag service',
      says: 'tag service names a component',
      resources: 2,
      amounts: usd('120.5'),
    },
  ],
  clusters: [],
};

/** A page of lines, the last one. */
export const linesOf = (...items: object[]) => ({
  items,
  total: items.length,
  leavesOutUnallocated: false,
});

/** What the portal tells of one scope; `given` by whole paths. */
export function answersOf(home: string, given: Answers = {}): Answers {
  return {
    [`${home}/summary`]: () => aSummary(),
    [`${home}/series`]: () => series,
    [`${home}/lines`]: () => linesOf(aLine()),
    [`${home}/allocation`]: () => allocation,
    ...given,
  };
}

/** @param groups - of who looks */
export function renderView(
  element: JSX.Element,
  answers: Answers,
  groups: string[] = [],
) {
  return renderInTestApp(element, {
    apis: [
      [costApiRef, clientOver(answers)],
      mockApis.identity({
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: groups,
      }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}
