// SPDX-License-Identifier: Apache-2.0
import { chromium } from '@playwright/test';
import { findChromium } from '../../testing/chromium.mjs';

/** For a machine that others load too: a bench that gives up says nothing, a slow one says how slow. */
const WITHIN_MS = 180_000;
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update'],
  '--disable-sync',
];
const FILTERS = '?filters[kind]=component&filters[user]=all';
const LIST_PATH = '/api/catalog/entities/by-query';

/**
 * @typedef {object} PageFigures
 * @property {number} script kilobytes of JavaScript as they come over the wire, compressed
 * @property {number} lcp milliseconds until the largest part of the page is painted
 * @property {number} shown milliseconds until what the page is about can be read
 */

/**
 * A browser of the machine's own, headless.
 * @returns {Promise<import('@playwright/test').Browser>}
 */
export function startBrowser() {
  return chromium.launch({
    executablePath: findChromium(process.env),
    args: FLAGS,
  });
}

/** One person's visit: signed in, with an empty cache at each load. */
export class Visit {
  #side;
  #context;

  /**
   * @param {import('./sides.mjs').Side} side
   * @param {import('@playwright/test').BrowserContext} context
   */
  constructor(side, context) {
    this.#side = side;
    this.#context = context;
  }

  /**
   * @param {import('@playwright/test').Browser} browser
   * @param {import('./sides.mjs').Side} side
   */
  static async begin(browser, side) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(WITHIN_MS);
    const visit = new Visit(side, context);
    const page = await context.newPage();
    await side.enter(page);
    await page.goto(side.url + side.listPath + FILTERS);
    await visit.#rowOf(page).waitFor();
    await page.close();
    return visit;
  }

  end() {
    return this.#context.close();
  }

  /** The catalog's first page of components. */
  catalog() {
    return this.#measure(this.#side.listPath + FILTERS, page =>
      this.#rowOf(page),
    );
  }

  /** @param {string} component */
  entity(component) {
    const path = `/catalog/default/component/${component}`;
    return this.#measure(path, page =>
      page.getByRole('heading', { name: component }).first(),
    );
  }

  /**
   * What the list asks of the API for its first page, and for the one that follows it.
   * @returns {Promise<{ first: import('./load.mjs').Question, next: import('./load.mjs').Question }>}
   */
  async listQuestions() {
    const page = await this.#context.newPage();
    const first = page.waitForRequest(asksForRows);
    await page.goto(this.#side.url + this.#side.listPath + FILTERS);
    await this.#rowOf(page).waitFor();
    const next = page.waitForRequest(asksForRows);
    await page
      .getByRole('button', { name: /^next( table)?( page)?$/i })
      .click();
    const questions = {
      first: questionOf(await first),
      next: questionOf(await next),
    };
    await page.close();
    return questions;
  }

  /** @param {import('@playwright/test').Page} page */
  #rowOf(page) {
    return page
      .getByRole('row')
      .locator('a[href*="/default/component/"]')
      .first();
  }

  /**
   * @param {string} path
   * @param {(page: import('@playwright/test').Page) => import('@playwright/test').Locator} subjectOf
   * @returns {Promise<PageFigures>}
   */
  async #measure(path, subjectOf) {
    const page = await this.#context.newPage();
    const scripts = await watchScripts(page);
    await page.goto(this.#side.url + path);
    await subjectOf(page).waitFor();
    const shown = await page.evaluate(() => performance.now());
    await page.waitForLoadState('networkidle');
    const lcp = await page.evaluate(largestContentfulPaint);
    const figures = { script: await scripts.kilobytes(), lcp, shown };
    await page.close();
    return figures;
  }
}

/**
 * The list also asks how many rows there are, with a limit of 0.
 * @param {import('@playwright/test').Request} request
 */
function asksForRows(request) {
  const { pathname, searchParams } = new URL(request.url());
  const limit = searchParams.get('limit') ?? request.postDataJSON()?.limit;
  return pathname === LIST_PATH && Number(limit) > 0;
}

/**
 * @param {import('@playwright/test').Request} request
 * @returns {import('./load.mjs').Question}
 */
function questionOf(request) {
  const { pathname, search } = new URL(request.url());
  const body = request.postData() ?? undefined;
  return { method: request.method(), path: pathname + search, body };
}

/**
 * Empties the cache and counts the scripts that come.
 * @param {import('@playwright/test').Page} page
 */
async function watchScripts(page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  /** @type {Map<string, Promise<number>>} */
  const sizes = new Map();
  /** @param {import('@playwright/test').Request} request */
  const weigh = request => {
    if (request.resourceType() !== 'script') return;
    const size = request
      .sizes()
      .then(({ responseBodySize }) => responseBodySize);
    sizes.set(request.url(), size);
  };
  page.on('requestfinished', weigh);
  return {
    kilobytes: async () => {
      // What comes after this could not be weighed any more: the page is closed.
      page.off('requestfinished', weigh);
      const all = await Promise.all(sizes.values());
      return all.reduce((sum, size) => sum + size, 0) / 1000;
    },
  };
}

/** Runs in the page. */
function largestContentfulPaint() {
  return new Promise(resolve => {
    new PerformanceObserver(list => {
      const entries = list.getEntries();
      resolve(entries[entries.length - 1].startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
