// SPDX-License-Identifier: Apache-2.0
/* eslint-disable no-script-url -- what must never become a link */
import { isRunbookPage, runbookOf } from './runbookOf';

const url = 'https://docs.example/runbook';

it.each([
  { title: 'Runbook', url },
  { title: 'Payments runbook', url },
  { icon: 'runbook', url },
  { type: 'runbook', title: 'When it burns', url },
])('finds %o among other links', link => {
  const other = { title: 'Dashboard', url: 'https://other.example' };
  expect(runbookOf([other, link])).toBe(url);
});

it('leads to a page of the portal', () => {
  const page = '/docs/default/component/invoices/runbook';
  expect(runbookOf([{ title: 'Runbook', url: page }])).toBe(page);
});

it.each([
  { links: undefined },
  { links: [{ title: 'Dashboard', url }] },
  { links: [{ title: 'Runbook', url: 'javascript:alert(1)' }] },
])('finds none that is safe in $links', ({ links }) => {
  expect(runbookOf(links)).toBeUndefined();
});

it.each([
  'runbook/index.html',
  'operations/runbook.html',
  '/docs/default/component/invoices/runbooks/',
])('knows %s as the runbook among docs', path => {
  expect(isRunbookPage(path)).toBe(true);
});

it.each([
  'index.html',
  'runbook/alerts/index.html',
  '/docs/default/component/invoices/runbook/#disk-full',
  'our-runbook-policy/index.html',
])('does not take %s for it', path => {
  expect(isRunbookPage(path)).toBe(false);
});
