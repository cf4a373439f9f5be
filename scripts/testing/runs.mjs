// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { loadSecrets } from '../stack/secrets.mjs';
import { readSettings } from '../stack/settings.mjs';
import { until } from './program.mjs';
import { tokenOf } from './whole-stack.mjs';

const TEMPLATE = 'template:default/node-microservice';
const OWNER = 'group:default/payments-team';
const PAGE = 100;
/** Seldom enough not to be a load itself. */
const ASK_EVERY_MS = 1_000;

/** Runs of the golden path, started in the portal as one persona, and what became of them on both sides. */
export class Runs {
  #portal;
  #forge;
  #token;
  #forgeToken;

  /**
   * @param {{ portalUrl: string, forgeUrl: string }} settings
   * @param {{ token: string, forgeToken: string }} tokens of the portal, and of the forge's administrator
   */
  constructor({ portalUrl, forgeUrl }, { token, forgeToken }) {
    this.#portal = `${portalUrl}/api`;
    this.#forge = forgeUrl;
    this.#token = token;
    this.#forgeToken = forgeToken;
  }

  /**
   * @param {string} persona
   * @param {NodeJS.ProcessEnv} env of the stack
   */
  static async as(persona, env) {
    const settings = readSettings(env);
    const forgeToken = loadSecrets(settings.data).githubToken;
    return new Runs(settings, {
      token: await tokenOf(env, persona),
      forgeToken,
    });
  }

  /**
   * @param {string} name of the service
   * @returns {Promise<string>} the run's id
   */
  async start(name) {
    const values = { name, description: 'Made by a test', owner: OWNER };
    const { id } = await this.#ask('scaffolder/v2/tasks', {
      method: 'POST',
      body: { templateRef: TEMPLATE, values },
    });
    return id;
  }

  /** @param {string[]} ids */
  statuses(ids) {
    return Promise.all(
      ids.map(
        async id => (await this.#ask(`scaffolder/v2/tasks/${id}`)).status,
      ),
    );
  }

  /**
   * @param {string[]} ids
   * @param {number} withinMs
   */
  async allEnd(ids, withinMs) {
    const isOver = /** @param {string} status */ status =>
      status !== 'open' && status !== 'processing';
    const areOver = async () => (await this.statuses(ids)).every(isOver);
    await until(areOver, withinMs, ASK_EVERY_MS);
  }

  /**
   * The step that each run says it is in, and has not come to the end of.
   * @param {string[]} ids
   * @returns {Promise<(string | undefined)[]>}
   */
  stepsInHand(ids) {
    return Promise.all(
      ids.map(async id => {
        /** @type {{ body: { stepId?: string, status?: string } }[]} */
        const events = await this.#ask(`scaffolder/v2/tasks/${id}/events`);
        const last = events.findLast(({ body }) => body.stepId && body.status);
        return last?.body.status === 'processing'
          ? last.body.stepId
          : undefined;
      }),
    );
  }

  /**
   * Lets the forge leave one request without an answer.
   * @param {string} request a regular expression on its method and path
   */
  async hold(request) {
    await this.#askForge('/_sandbox/faults', {
      method: 'POST',
      body: { match: request, mode: 'slow', delayMilliseconds: 120_000 },
    });
  }

  /** How many of the requests to hold have not come. */
  async notHeldYet() {
    return (await this.#askForge('/_sandbox/faults')).length;
  }

  /** @param {RegExp} pattern */
  async repositoriesLike(pattern) {
    /** @type {string[]} */
    const names = [];
    for (let page = 1; ; page++) {
      const path = `/orgs/acme/repos?per_page=${PAGE}&page=${page}`;
      /** @type {{ name: string }[]} */
      const answer = await this.#askForge(`/api/v3${path}`);
      names.push(...answer.map(({ name }) => name));
      if (answer.length < PAGE) break;
    }
    return names.filter(name => pattern.test(name)).sort();
  }

  /** @param {RegExp} pattern */
  async componentsLike(pattern) {
    const query = 'limit=1000&filter=kind=component&fields=metadata.name';
    const { items } = await this.#ask(`catalog/entities/by-query?${query}`);
    return items
      .map(/** @param {any} entity */ ({ metadata }) => metadata.name)
      .filter(/** @param {string} name */ name => pattern.test(name))
      .sort();
  }

  /** @param {string} repository */
  async commitsOf(repository) {
    const path = `/api/v3/repos/acme/${repository}/commits`;
    return (await this.#askForge(path)).length;
  }

  /** @param {string} repository */
  async isProtected(repository) {
    const path = `/api/v3/repos/acme/${repository}/branches/main`;
    return (await this.#askForge(path)).protected;
  }

  /**
   * Pushes a new description to a repository's catalog file.
   * @param {string} repository
   * @returns {Promise<string>} the description
   */
  async describeAnew(repository) {
    const path = `/api/v3/repos/acme/${repository}/contents/catalog-info.yaml`;
    const { content, sha } = await this.#askForge(path);
    const before = Buffer.from(content, 'base64').toString();
    const description = 'Said anew by a push';
    const after = before.replace(
      /^ {2}description: .*$/m,
      `  description: ${description}`,
    );
    assert.notEqual(after, before);
    await this.#askForge(path, {
      method: 'PUT',
      body: {
        message: 'Say it anew',
        content: Buffer.from(after).toString('base64'),
        sha,
      },
    });
    return description;
  }

  /** @param {string} component */
  async descriptionOf(component) {
    const path = `catalog/entities/by-name/component/default/${component}`;
    return (await this.#ask(path)).metadata.description;
  }

  /**
   * @param {string} path below the portal's `/api`
   * @param {{ method?: string, body?: object }} [request]
   */
  #ask(path, request) {
    return send(`${this.#portal}/${path}`, this.#token, request);
  }

  /**
   * @param {string} path
   * @param {{ method?: string, body?: object }} [request]
   */
  #askForge(path, request) {
    return send(`${this.#forge}${path}`, this.#forgeToken, request);
  }
}

/**
 * @param {string} url
 * @param {string} token
 * @param {{ method?: string, body?: object }} [request]
 * @returns {Promise<any>} the answer's JSON, of which each caller reads a member or two
 */
async function send(url, token, { method, body } = {}) {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${response.status} from ${url}: ${text}`);
  return JSON.parse(text);
}
