// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test';

/** A pipeline takes its time, on a busy machine more of it. */
const settledWithinMilliseconds = 60_000;

/** One run of a template. */
export class RunPage {
  constructor(readonly page: Page) {}

  async expectSteps(): Promise<void> {
    const steps = this.page.getByRole('list', { name: 'Steps' });
    await expect(steps.getByRole('listitem')).toHaveCount(5);
  }

  async expectReady(name: string): Promise<void> {
    // A message says so as well, for a moment.
    const title = this.page.locator('.bui-AlertTitle');
    await expect(
      title.and(this.page.getByText(`${name} is ready`)),
    ).toBeVisible({
      timeout: settledWithinMilliseconds,
    });
  }

  async expectInLog(step: string, words: string): Promise<void> {
    const steps = this.page.getByRole('list', { name: 'Steps' });
    await steps.getByRole('button', { name: step }).click();
    await expect(
      this.page.getByRole('group', { name: `Log of ${step}` }),
    ).toContainText(words);
  }

  outcome(title: string) {
    return this.page
      .getByRole('list', { name: 'What you have now' })
      .getByRole('listitem')
      .filter({ hasText: title });
  }

  /** With a tick, and the seconds that it took. */
  async expectReached(title: string): Promise<void> {
    await expect(this.outcome(title)).toContainText(/^there: .*after \d/, {
      timeout: settledWithinMilliseconds,
    });
  }
}
