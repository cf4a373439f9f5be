// SPDX-License-Identifier: Apache-2.0
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Those that look at colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

const themes = ['light', 'dark'] as const;

/** `rule at page in theme`, of what axe calls serious or critical. */
export async function violations(page: Page, name: string) {
  const found = [];
  for (const theme of themes) {
    // Who has chosen none has the system's.
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`body[data-theme-mode="${theme}"]`).waitFor();
    const report = await reportOf(page, theme);
    found.push(
      ...report.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({
          key: `${id} at ${name} in ${theme}`,
          where: nodes.map(({ target }) => target.join(' ')),
        })),
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Only colours differ between the themes: the dark one is looked at for them. */
async function reportOf(page: Page, theme: (typeof themes)[number]) {
  // What fades in or out has colours that nobody reads.
  await page.waitForFunction(() =>
    document.getAnimations().every(one => !(one instanceof CSSTransition)),
  );
  const axe = new AxeBuilder({ page })
    // No page has a frame: nothing is to be put together in a page of its own.
    .setLegacyMode()
    // Of what is well, only that it is.
    .options({ resultTypes: ['violations'] });
  const looking =
    theme === 'light' ? axe.withTags(rules) : axe.withRules(ofColours);
  return (
    looking
      // Backstage's own: the count of unread messages beside its label, and a picture that is not there yet.
      .exclude('[aria-label="sidebar nav"] [class*="jss"]')
      .exclude('.bui-AvatarRoot')
      // What React Aria says aloud, of what may be gone by now.
      .exclude('[data-live-announcer]')
      .analyze()
  );
}
