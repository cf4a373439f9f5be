// SPDX-License-Identifier: Apache-2.0
import type { Page, Request } from '@playwright/test';
import { firstLoadJavaScriptBytes as limits } from '../size-limit.json';
import { expect, test } from './journey';

/** What stands on the page once it is complete. */
const shows: Record<string, RegExp> = {
  '/catalog': /payment-service/,
  '/catalog/default/component/payment-service': /stripe-api/,
};

/** The JavaScript that a browser without a cache fetches until the page is quiet, as it comes over the wire. */
async function measureJavaScript(page: Page, path: string) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const sizes = new Map<string, Promise<number>>();
  const weigh = (request: Request) => {
    if (request.resourceType() !== 'script') return;
    const size = request
      .sizes()
      .then(({ responseBodySize }) => responseBodySize);
    sizes.set(request.url(), size);
  };
  page.on('requestfinished', weigh);
  await page.goto(path);
  await expect(page.getByText(shows[path]).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  // What comes after this could not be weighed any more: the page is closed.
  page.off('requestfinished', weigh);
  const bytes = await Promise.all(sizes.values());
  return bytes.reduce((sum, size) => sum + size, 0);
}

// Backstage's own app, measured as it comes from create-app, and a tenth more.
for (const [path, limit] of Object.entries(limits)) {
  test(`the first load of ${path} is no heavier than its limit`, async ({
    page,
    portal,
  }, testInfo) => {
    await portal.signIn('payments-developer');
    const bytes = await measureJavaScript(page, path);
    testInfo.annotations.push({
      type: 'first load',
      description: `${bytes} bytes of JavaScript, the limit is ${limit}`,
    });
    // Much less would mean that the browser had a cache after all.
    expect(bytes).toBeGreaterThan(limit / 2);
    expect(bytes).toBeLessThanOrEqual(limit);
  });
}
