// SPDX-License-Identifier: Apache-2.0
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import baseline from '../axe-baseline.json';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Those that look at colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

const themes = ['light', 'dark'] as const;

/** A page of Backstage's, of which the list says what is wrong there and why. It may only shrink. */
export type BackstagePage = keyof typeof baseline.pages;

interface Violation {
  key: string;
  where: string[];
}

/** `rule at page in theme`, of what axe calls serious or critical: for pages of ours, where no list excuses it. */
export async function violations(
  page: Page,
  name: string,
): Promise<Violation[]> {
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
          key: keyOf(id, name, theme),
          where: nodes.map(({ target }) => target.join(' ')),
        })),
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** What the list does not have, and what it has in vain. */
export async function unlisted(
  page: Page,
  name: BackstagePage,
): Promise<Violation[]> {
  const found = await violations(page, name);
  const listed = Object.keys(baseline.pages[name]).map(entry => {
    const [rule, theme] = entry.split(' in ');
    return keyOf(rule, name, theme);
  });
  const gone = listed.filter(key => !found.some(one => one.key === key));
  return [
    ...found.filter(({ key }) => !listed.includes(key)),
    ...gone.map(key => ({ key, where: ['nowhere: take it off the list'] })),
  ];
}

const keyOf = (rule: string, name: string, theme: string) =>
  `${rule} at ${name} in ${theme}`;

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
  for (const { selector } of baseline.anywhere) looking.exclude(selector);
  return looking.analyze();
}
