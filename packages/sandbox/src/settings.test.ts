// SPDX-License-Identifier: Apache-2.0
import { readSettings } from './settings';

const whole = {
  SANDBOX_DATA: '/data',
  GITHUB_TOKEN: 'a-token-of-the-sandbox',
  GITHUB_WEBHOOK_SECRET: 'a-secret-of-the-sandbox',
  PAGERDUTY_TOKEN: 'a-key-of-the-sandbox',
  PAGERDUTY_WEBHOOK_SECRET: 'a-secret-of-the-sandbox',
  GRAFANA_TOKEN: 'a-token-of-the-sandbox',
  SONARQUBE_TOKEN: 'a-token-of-the-sandbox',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-sandbox',
};

it('has a value for all that need not be chosen', () => {
  expect(readSettings(whole)).toMatchObject({
    SANDBOX_PORT: 7010,
    PORTAL_URL: 'http://localhost:7007',
    SANDBOX_CLOCK_SCALE: 20,
  });
});

it('names everything that is missing or wrong in one line', () => {
  const wrong = { ...whole, SANDBOX_PORT: 'high', GITHUB_TOKEN: undefined };
  expect(() => readSettings(wrong)).toThrow(
    /^The sandbox cannot start\. SANDBOX_PORT: .+; GITHUB_TOKEN: Required$/,
  );
});
