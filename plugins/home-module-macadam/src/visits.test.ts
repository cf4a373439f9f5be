// SPDX-License-Identifier: Apache-2.0
import { entityPath } from './visits';

it.each([
  {
    name: "an entity's page",
    path: '/catalog/default/component/payment-service',
    answer: '/catalog/default/component/payment-service',
  },
  {
    name: 'a tab of it',
    path: '/catalog/default/component/payment-service/docs/runbook',
    answer: '/catalog/default/component/payment-service',
  },
  { name: 'another page', path: '/docs', answer: '/docs' },
])('counts $name as a visit to $answer', ({ path, answer }) => {
  expect(entityPath(path)).toBe(answer);
});
