// SPDX-License-Identifier: Apache-2.0
/* eslint-disable no-script-url -- what must never become a link */
import { safeUrl } from './safeUrl';

it.each([
  'https://docs.example/runbook',
  'http://docs.example',
  'mailto:team@acme.example',
  '/docs/default/component/payment-service/runbook',
])('%s may become a link', value => {
  expect(safeUrl(value)).toBe(value);
});

it.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example',
  'not an address',
  '${{ secrets.TOKEN }}',
])('%s stays text', value => {
  expect(safeUrl(value)).toBeUndefined();
});
