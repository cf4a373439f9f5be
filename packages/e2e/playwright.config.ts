// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from '@playwright/test';

/**
 * Journeys that would come upon what others of them leave in Acme: one at a time. Whatever ends with a message is done as payments-lead, as whom
 * no other journey looks.
 */
const changes = [
  'catalog-file',
  'create',
  'hostile',
  'keyboard',
  'registration',
  'remains',
].map(name => `**/${name}.spec.ts`);

/** Against a stack that is already running: `npm test` brings its own, `npm start` will do as well. */
export default defineConfig({
  testDir: 'src',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  // A journey that passes at the second try is broken.
  retries: 0,
  workers: 2,
  projects: process.env.SCREENSHOT
    ? // A screenshot is made when it is asked for, not on every run.
      [{ name: 'screenshots', testMatch: '**/*.shot.ts' }]
    : [
        { name: 'changes', testMatch: changes, workers: 1 },
        { name: 'looks', testIgnore: changes },
      ],
  // Two share the machine, and with a portal that has just begun.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // The JSON goes where PLAYWRIGHT_JSON_OUTPUT_FILE says.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE
    ? [['list'], ['json']]
    : [['list']],
  use: {
    baseURL: process.env.MACADAM_URL ?? 'http://localhost:7007',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    // Pictures of every moment, and copies of every page, would cost more than the journey.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
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
