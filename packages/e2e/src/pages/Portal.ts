// SPDX-License-Identifier: Apache-2.0
import { expect, type APIResponse, type Page } from '@playwright/test';
import { z } from 'zod';

export type Persona =
  | 'payments-developer'
  | 'payments-lead'
  | 'orders-developer'
  | 'platform-engineer'
  | 'new-developer';

const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

/** What every page of the portal has: the door, the search, and the interface behind it. */
export class Portal {
  constructor(readonly page: Page) {}

  get signInButton() {
    return this.page.getByRole('button', { name: 'Sign in with Acme SSO' });
  }

  get homeSearch() {
    return this.page
      .getByRole('search')
      .getByRole('searchbox', { name: /^Search services/ });
  }

  async signIn(persona: Persona): Promise<void> {
    await this.page.goto('/');
    const popup = this.page.waitForEvent('popup');
    await this.signInButton.click();
    await (await popup).locator(`button[value="${persona}"]`).click();
    await expect(this.homeSearch).toBeVisible();
  }

  /** Goes to another page as a link within the portal does, which spares the browser its start. */
  async visit(path: string): Promise<void> {
    await this.page.evaluate(to => {
      window.history.pushState({}, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }

  async search(words: string): Promise<void> {
    await this.page.goto('/');
    await this.homeSearch.fill(words);
    await this.homeSearch.press('Enter');
  }

  /** Asks the portal's backend as the person who is signed in. */
  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    data?: unknown,
  ): Promise<APIResponse> {
    const session = await this.page.request.get(
      '/api/auth/oidc/refresh?optional&env=production',
      { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
    );
    const { backstageIdentity } = sessionSchema.parse(await session.json());
    return this.page.request.fetch(`/api/${path}`, {
      method,
      data,
      headers: { Authorization: `Bearer ${backstageIdentity.token}` },
    });
  }
}
