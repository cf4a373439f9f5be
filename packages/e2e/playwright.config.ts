// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from '@playwright/test';

/** Against a stack that is already running: `npm test` brings its own, `npm start` will do as well. */
export default defineConfig({
  testDir: 'src',
  // A screenshot is made when it is asked for, not on every run.
  testMatch: process.env.SCREENSHOT ? '**/*.shot.ts' : '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  // A journey that passes at the second try is broken.
  retries: 0,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // The JSON goes where PLAYWRIGHT_JSON_OUTPUT_FILE says.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE
    ? [['list'], ['json']]
    : [['list']],
  use: {
    baseURL: process.env.MACADAM_URL ?? 'http://localhost:7007',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
