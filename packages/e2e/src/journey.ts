// SPDX-License-Identifier: Apache-2.0
import { expect, test as base, type Page } from '@playwright/test';
import { Portal } from './pages/Portal';
import { Profile } from './profile';

/** The portal asks, on its own, whether there is a session to go on with; a browser calls a 401 an error. */
const sessionProbe = /\/api\/auth\/oidc\/refresh/;

/** What a browser calls an error, the breaches of the content security policy among them. */
export class ErrorWatch {
  private readonly errors: string[] = [];
  private readonly expected = [sessionProbe];

  constructor(page: Page) {
    page.on('pageerror', error => this.errors.push(error.message));
    page.on('console', message => {
      if (message.type() !== 'error') return;
      this.errors.push(`${message.text()} (${message.location().url})`);
    });
  }

  /** For a journey that is refused on purpose. */
  expect(error: RegExp): void {
    this.expected.push(error);
  }

  unexpected(): string[] {
    return this.errors.filter(
      error => !this.expected.some(expected => expected.test(error)),
    );
  }
}

/** A browser at the portal's door. Whatever the journey, its console must stay clean. */
export const test = base.extend<
  { portal: Portal; errors: ErrorWatch },
  { profile: Profile }
>({
  profile: [
    async ({}, use, { project }) => {
      const profile = await Profile.open(project.use);
      await use(profile);
      await profile.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ profile }, use) => {
    await use(profile.context);
    await profile.forget();
  },
  errors: [
    async ({ page }, use) => {
      const errors = new ErrorWatch(page);
      await use(errors);
      expect(errors.unexpected(), 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  portal: async ({ page }, use) => {
    await use(new Portal(page));
  },
});

export { expect };
