// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { wordsToSearch } from './catalog.mjs';
import { byOffset, nthPage } from './deepPage.mjs';
import { load } from './load.mjs';
import { residentMebibytes } from './memory.mjs';
import { Visit } from './pages.mjs';
import { scaffold } from './scaffold.mjs';
import { startSide, titleOf } from './sides.mjs';

const IDLE_SECONDS = 45;
const PAGE_LOADS = 3;
const LOAD_SECONDS = 3;
const SCAFFOLDS = 5;
const DEEP_PAGE = 250;

/** One portal's turn: started, left alone, looked at, asked, and stopped. */
export class Round {
  #side;
  #surroundings;
  #browser;
  #catalog;

  /**
   * @param {object} options
   * @param {import('./sides.mjs').Side} options.side
   * @param {import('../../stack/services.mjs').Surroundings} options.surroundings
   * @param {import('@playwright/test').Browser} options.browser
   * @param {import('./catalog.mjs').Entity[]} options.catalog
   */
  constructor({ side, surroundings, browser, catalog }) {
    this.#side = side;
    this.#surroundings = surroundings;
    this.#browser = browser;
    this.#catalog = catalog;
  }

  /** @returns {Promise<import('./measures.mjs').Figures>} */
  async take() {
    const { supervisor } = this.#surroundings;
    const start = await startSide(this.#side, this.#surroundings);
    await sleep(IDLE_SECONDS * 1000);
    const memory = residentMebibytes(this.#side, supervisor);
    const { pages, questions } = await this.#look();
    const answers = await this.#ask(questions);
    const scaffolded = await scaffold(this.#side, SCAFFOLDS);
    const memoryAfter = residentMebibytes(this.#side, supervisor);
    await supervisor.dismiss(titleOf(this.#side));
    return {
      ...{ start, memory, ...pages, ...answers },
      ...{ scaffold: scaffolded, memoryAfter },
    };
  }

  async #look() {
    const visit = await Visit.begin(this.#browser, this.#side);
    const list = await visit.catalog(PAGE_LOADS);
    const entity = await visit.entity(this.#componentInMind(), PAGE_LOADS);
    const questions = await visit.listQuestions();
    await visit.end();
    const pages = {
      listScript: list.script,
      entityScript: entity.script,
      listLcp: list.lcp,
      entityLcp: entity.lcp,
      listShown: list.shown,
      entityShown: entity.shown,
    };
    return { pages, questions };
  }

  #componentInMind() {
    const components = this.#catalog.filter(({ kind }) => kind === 'Component');
    return components[Math.floor(components.length / 2)].metadata.name;
  }

  /** @param {Awaited<ReturnType<Visit['listQuestions']>>} questions */
  async #ask(questions) {
    const { first } = questions;
    const searches = wordsToSearch(this.#catalog).map(words => ({
      method: 'GET',
      path: `/api/search/query?term=${encodeURIComponent(words)}`,
    }));
    const deep = await nthPage(this.#side, questions, DEEP_PAGE);
    return {
      ...(await this.#load('list', [first])),
      ...(await this.#load('deep', [deep])),
      ...(await this.#load('offset', [byOffset(first, DEEP_PAGE)])),
      ...(await this.#load('search', searches)),
    };
  }

  /**
   * @param {string} name
   * @param {import('./load.mjs').Question[]} asked
   */
  async #load(name, asked) {
    const seconds = LOAD_SECONDS;
    const one = await load(this.#side, asked, { users: 1, seconds });
    const ten = await load(this.#side, asked, { users: 10, seconds });
    return {
      [`${name}One`]: one.median,
      [`${name}Ten`]: ten.median,
      [`${name}TenP95`]: ten.p95,
    };
  }
}
