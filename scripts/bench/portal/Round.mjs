// SPDX-License-Identifier: Apache-2.0
import { median } from '../report/statistics.mjs';
import { misspeltNames, wordsToSearch } from './catalog.mjs';
import { byOffset, nthPage } from './deepPage.mjs';
import { loadOf, warmTimes } from './load.mjs';
import { residentMebibytes } from './memory.mjs';
import { Visit } from './pages.mjs';
import { scaffold } from './scaffold.mjs';
import { startSide } from './sides.mjs';
import { Turns } from './Turns.mjs';

const IDLE_SECONDS = 45;
const PAGE_LOADS = 5;
const LOADS = 3;
const LOAD_SECONDS = 2;
const SCAFFOLDS = 5;
const DEEP_PAGE = 250;

/**
 * @typedef {import('./sides.mjs').Side} Side
 * @typedef {import('./load.mjs').Question} Question
 */

/** Both portals started, left alone, looked at and asked in turn, and stopped. */
export class Round {
  #sides;
  #surroundings;
  #browser;
  #catalog;
  #turns;

  /**
   * @param {object} options
   * @param {Side[]} options.sides in the order in which they start
   * @param {import('../../stack/services.mjs').Surroundings} options.surroundings
   * @param {import('@playwright/test').Browser} options.browser
   * @param {import('./catalog.mjs').Entity[]} options.catalog
   */
  constructor({ sides, surroundings, browser, catalog }) {
    this.#sides = sides;
    this.#surroundings = surroundings;
    this.#browser = browser;
    this.#catalog = catalog;
    this.#turns = new Turns(sides, surroundings.supervisor);
  }

  /** @returns {Promise<Record<string, import('./measures.mjs').Figures>>} by the name of the side */
  async take() {
    const start = await this.#turns.once(side =>
      startSide(side, this.#surroundings),
    );
    await this.#turns.together(IDLE_SECONDS * 1000);
    const memory = this.#memory();
    const { pages, questions } = await this.#look();
    const answers = await this.#ask(questions);
    const scaffolds = await this.#turns.each(SCAFFOLDS, scaffold);
    const memoryAfter = this.#memory();
    await this.#turns.end();
    return bySide(this.#sides, ({ name }) => ({
      start: start[name],
      memory: memory[name],
      ...pages[name],
      ...answers[name],
      scaffold: median(scaffolds[name]),
      memoryAfter: memoryAfter[name],
    }));
  }

  #memory() {
    const { supervisor } = this.#surroundings;
    return bySide(this.#sides, side => residentMebibytes(side, supervisor));
  }

  async #look() {
    const turns = this.#turns;
    const component = this.#componentInMind();
    const visits = await turns.once(side => Visit.begin(this.#browser, side));
    const lists = await turns.each(PAGE_LOADS, ({ name }) =>
      visits[name].catalog(),
    );
    const entities = await turns.each(PAGE_LOADS, ({ name }) =>
      visits[name].entity(component),
    );
    const questions = await turns.once(({ name }) =>
      visits[name].listQuestions(),
    );
    await turns.once(({ name }) => visits[name].end());
    const pages = bySide(this.#sides, ({ name }) => ({
      ...pageFigures('list', lists[name]),
      ...pageFigures('entity', entities[name]),
    }));
    return { pages, questions };
  }

  #componentInMind() {
    const components = this.#catalog.filter(({ kind }) => kind === 'Component');
    return components[Math.floor(components.length / 2)].metadata.name;
  }

  /** @param {Record<string, Awaited<ReturnType<Visit['listQuestions']>>>} questions */
  async #ask(questions) {
    const searches = wordsToSearch(this.#catalog).map(searchFor);
    const misspelt = misspeltNames(this.#catalog).map(searchFor);
    const deep = await this.#turns.once(side =>
      nthPage(side, questions[side.name], DEEP_PAGE),
    );
    const loads = [
      await this.#load('list', ({ name }) => [questions[name].first]),
      await this.#load('deep', ({ name }) => [deep[name]]),
      await this.#load('offset', ({ name }) => [
        byOffset(questions[name].first, DEEP_PAGE),
      ]),
      await this.#load('search', () => searches),
      await this.#load('misspelt', () => misspelt),
    ];
    return bySide(this.#sides, ({ name }) =>
      Object.assign({}, ...loads.map(figures => figures[name])),
    );
  }

  /**
   * @param {string} what
   * @param {(side: Side) => Question[]} questionsOf
   */
  async #load(what, questionsOf) {
    const seconds = LOAD_SECONDS;
    /** @param {number} users */
    const times = users =>
      this.#turns.each(LOADS, side =>
        warmTimes(side, questionsOf(side), { users, seconds }),
      );
    const [one, ten] = [await times(1), await times(10)];
    return bySide(this.#sides, ({ name }) => {
      const [alone, crowd] = [one, ten].map(all => loadOf(all[name].flat()));
      return {
        [`${what}One`]: alone.median,
        [`${what}Ten`]: crowd.median,
        [`${what}TenP95`]: crowd.p95,
      };
    });
  }
}

/**
 * @param {string} words
 * @returns {Question}
 */
function searchFor(words) {
  const path = `/api/search/query?term=${encodeURIComponent(words)}`;
  return { method: 'GET', path };
}

/**
 * @param {string} name
 * @param {import('./pages.mjs').PageFigures[]} loads
 */
function pageFigures(name, loads) {
  return {
    [`${name}Script`]: median(loads.map(({ script }) => script)),
    [`${name}Lcp`]: median(loads.map(({ lcp }) => lcp)),
    [`${name}Shown`]: median(loads.map(({ shown }) => shown)),
  };
}

/**
 * @template T
 * @param {Side[]} sides
 * @param {(side: Side) => T} of
 * @returns {Record<string, T>} by the name of the side
 */
function bySide(sides, of) {
  return Object.fromEntries(sides.map(side => [side.name, of(side)]));
}
