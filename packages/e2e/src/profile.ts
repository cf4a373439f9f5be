// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type BrowserContext,
  type PlaywrightTestConfig,
} from '@playwright/test';

/**
 * A browser with a profile, as people have one: what it has fetched and compiled once stays for the next journey. Playwright's own contexts begin
 * each time without a cache, and then the app takes most of a journey to start.
 */
export class Profile {
  static async open(options: NonNullable<PlaywrightTestConfig['use']>) {
    const { launchOptions, baseURL, viewport, reducedMotion } = options;
    const folder = await mkdtemp(join(tmpdir(), 'journeys-'));
    const context = await chromium.launchPersistentContext(folder, {
      ...launchOptions,
      baseURL,
      viewport,
      reducedMotion,
    });
    return new Profile(context, folder, new URL(baseURL ?? '').origin);
  }

  private constructor(
    readonly context: BrowserContext,
    private readonly folder: string,
    private readonly origin: string,
  ) {}

  /** Leaves nothing of a journey but the cache. */
  async forget(): Promise<void> {
    const { context } = this;
    // With its last page the browser would end.
    const [first, ...others] = context.pages();
    await Promise.all(others.map(page => page.close()));
    await Promise.all([context.clearCookies(), context.clearPermissions()]);
    const devTools = await context.newCDPSession(first);
    await devTools.send('Storage.clearDataForOrigin', {
      origin: this.origin,
      storageTypes: 'local_storage,indexeddb,cache_storage,service_workers',
    });
    await devTools.detach();
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
