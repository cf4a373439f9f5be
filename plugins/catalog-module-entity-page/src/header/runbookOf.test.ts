// SPDX-License-Identifier: Apache-2.0
/* eslint-disable no-script-url -- what must never become a link */
import { runbookOf } from './runbookOf';

const linked = (
  ...links: { url: string; title?: string; icon?: string; type?: string }[]
) =>
  runbookOf({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payment-service', links },
  });
const url = 'https://docs.example/runbook';

it.each([
  { title: 'Runbook', url },
  { icon: 'runbook', url },
  { type: 'runbook', title: 'When it burns', url },
])('finds %o among other links', link => {
  expect(
    linked({ title: 'Dashboard', url: 'https://other.example' }, link),
  ).toBe(url);
});

it('finds none where there is none, or none that is safe', () => {
  expect(linked({ title: 'Dashboard', url })).toBeUndefined();
  expect(
    linked({ title: 'Runbook', url: 'javascript:alert(1)' }),
  ).toBeUndefined();
});
