// SPDX-License-Identifier: Apache-2.0
import { expect, type APIResponse, type Page } from '@playwright/test';
import { z } from 'zod';
import { visit } from './visit';

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
  private token?: string;

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
    this.token = undefined;
    await this.page.goto('/');
    const popup = this.page.waitForEvent('popup');
    await this.signInButton.click();
    await (await popup).locator(`button[value="${persona}"]`).click();
    await expect(this.homeSearch).toBeVisible();
  }

  async search(words: string): Promise<void> {
    await visit(this.page, '/');
    await this.homeSearch.fill(words);
    await this.homeSearch.press('Enter');
  }

  /** Asks the portal's backend as the person who is signed in. */
  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    data?: unknown,
  ): Promise<APIResponse> {
    // The page renews its session by itself: who does so beside it may find that it was just renewed.
    this.token ??= await this.freshToken();
    return this.page.request.fetch(`/api/${path}`, {
      method,
      data,
      headers: { Authorization: `Bearer ${this.token}` },
    });
  }

  private async freshToken(): Promise<string> {
    const session = await this.page.request.get(
      '/api/auth/oidc/refresh?optional&env=production',
      { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
    );
    return sessionSchema.parse(await session.json()).backstageIdentity.token;
  }
}
