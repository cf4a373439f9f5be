// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test';

/** The form of the template that every service begins with, from its first field to the button. */
export class CreatePage {
  constructor(readonly page: Page) {}

  get name() {
    return this.page.getByLabel(/^Name/);
  }

  get owner() {
    return this.page.getByRole('combobox', { name: /^Owner/ });
  }

  get port() {
    return this.page.getByLabel(/^Port/);
  }

  get next() {
    return this.page.getByRole('button', { name: 'Next' });
  }

  get review() {
    return this.page.getByRole('button', { name: 'Review', exact: true });
  }

  get create() {
    return this.page.getByRole('button', { name: 'Create service' });
  }

  get creations() {
    return this.page.getByRole('list', { name: 'What will be created' });
  }

  async open(): Promise<void> {
    await this.page.goto('/create/templates/default/node-microservice');
  }

  async fillIn(name: string, description: string): Promise<void> {
    await this.name.fill(name);
    await this.page.getByLabel(/^Description/).fill(description);
    await expect(this.page.getByText(`${name} is free.`)).toBeVisible();
    await expect(this.owner).not.toHaveValue('');
  }

  /** From the last page of questions. */
  async goToPreview(): Promise<void> {
    await this.review.click();
    await expect(this.page.getByText('Nothing exists yet.')).toBeVisible();
  }

  async openFile(path: string): Promise<void> {
    const files = this.page.getByRole('treegrid', { name: 'Files' });
    await files.getByRole('row', { name: path, exact: true }).click();
  }

  content(path: string) {
    return this.page.getByRole('group', { name: `Content of ${path}` });
  }
}
