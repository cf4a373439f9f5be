// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test';

/** That these stand on the page, and that nothing of a value has become a part of it. */
export async function expectOnlyText(page: Page, ...texts: string[]) {
  for (const text of texts) {
    await expect(
      page.getByText(text).filter({ visible: true }).first(),
    ).toBeVisible();
  }
  const lively = [
    // Markdown puts that in place of an address which would run.
    // eslint-disable-next-line no-script-url -- what is looked for
    'a[href^="javascript" i]:not([href="javascript:void(0)"])',
    ...['a[href^="vbscript" i]', 'a[href^="data:" i]', 'img[src="x"]'],
    ...['[onerror]', '[onload]', '[onclick]'],
  ];
  await expect(page.locator(lively.join(', '))).toHaveCount(0);
  await expect(page.locator('script', { hasText: 'alert(' })).toHaveCount(0);
  await expectNothingTurned(page);
}

/** That what a value says of directions ends with it: no neighbour in the same line is turned around. */
async function expectNothingTurned(page: Page) {
  const found = await page.evaluate(() => {
    const styleOf = (element: Element) => getComputedStyle(element);
    const isBlock = (element: Element) =>
      !['inline', 'contents'].includes(styleOf(element).display);
    const isolates = (element: Element) =>
      isBlock(element) ||
      /isolate|plaintext/.test(styleOf(element).unicodeBidi);
    const within = ({ parentElement }: Node, ends: typeof isBlock) => {
      let around = parentElement;
      while (around && !ends(around)) around = around.parentElement;
      return around;
    };
    const texts: Text[] = [];
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (all.nextNode()) texts.push(all.currentNode as Text);

    return texts.flatMap((text, index) => {
      if (!text.data.includes('\u202e')) return [];
      const block = within(text, isBlock);
      const reach = within(text, isolates);
      const behind = texts
        .slice(index + 1)
        .filter(one => reach?.contains(one) && within(one, isBlock) === block);
      const [own = ''] = text.data.split('\u202egnp.exe').slice(-1);
      const turned = [own, ...behind.map(({ data }) => data)].join('').trim();
      return turned ? [`${reach?.outerHTML.slice(0, 200)}: ${turned}`] : [];
    });
  });
  expect(found).toEqual([]);
  // Backstage sets links in a row, such as a person's teams; on these pages none has such a neighbour.
  const link = page.getByRole('link').first();
  await expect(link).toHaveCSS('unicode-bidi', 'isolate');
}
