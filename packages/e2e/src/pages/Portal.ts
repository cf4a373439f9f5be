// SPDX-License-Identifier: Apache-2.0
import { expect, type APIResponse, type Page } from '@playwright/test';
import { PortalApi, type Persona } from './PortalApi';
import { visit } from './visit';

/** What every page of the portal has: the door, the search, and the interface behind it. */
export class Portal {
  private readonly api: PortalApi;

  constructor(readonly page: Page) {
    this.api = new PortalApi(page.request);
  }

  get signInButton() {
    return this.page.getByRole('button', { name: 'Sign in with Acme SSO' });
  }

  get homeSearch() {
    return this.page
      .getByRole('search')
      .getByRole('searchbox', { name: /^Search services/ });
  }

  /** Has the browser hold a session, with which it may begin on any page. */
  async signIn(persona: Persona): Promise<void> {
    await this.api.signIn(persona);
  }

  /** As people do: a button, a window of the identity provider, and the home page. */
  async signInAtTheDoor(persona: Persona): Promise<void> {
    await this.page.goto('/');
    const popup = this.page.waitForEvent('popup');
    await this.signInButton.click();
    await (await popup).locator(`button[value="${persona}"]`).click();
    await expect(this.homeSearch).toBeVisible();
  }

  async openHome(): Promise<void> {
    await visit(this.page, '/');
    await expect(this.homeSearch).toBeVisible();
  }

  async search(words: string): Promise<void> {
    await visit(this.page, '/');
    await this.homeSearch.fill(words);
    await this.homeSearch.press('Enter');
  }

  /** Asks the portal's backend as the person who is signed in. */
  ask(...question: Parameters<PortalApi['ask']>): Promise<APIResponse> {
    return this.api.ask(...question);
  }
}
