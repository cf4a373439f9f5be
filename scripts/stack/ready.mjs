// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from './fault.mjs';

/**
 * Asks again and again until `attempt` gives an answer.
 * @template T
 * @param {string} what said when it does not come in time
 * @param {() => Promise<T | undefined>} attempt may throw while things are not there yet
 * @param {{ withinMs: number, everyMs?: number }} options
 * @returns {Promise<T>}
 */
export async function eventually(what, attempt, { withinMs, everyMs = 200 }) {
  const deadline = Date.now() + withinMs;
  /** @type {unknown} */
  let last;
  while (Date.now() < deadline) {
    try {
      const answer = await attempt();
      if (answer !== undefined) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(everyMs);
  }
  const why = last instanceof Error ? ` (${last.message})` : '';
  throw new Fault(`${what} did not happen in ${withinMs / 1000} s${why}.`);
}

/**
 * @param {string} url
 * @param {RequestInit} [init]
 * @returns {Promise<Response>}
 */
export async function get(url, init = {}) {
  const signal = AbortSignal.timeout(10_000);
  const response = await fetch(url, { signal, ...init });
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
  return response;
}

/** @param {import('./settings.mjs').Settings} settings */
export async function sandboxReady(settings) {
  const probes = [
    `${settings.forgeUrl}/api/v3`,
    `${settings.idpUrl}/.well-known/openid-configuration`,
    settings.pagerUrl,
    `${settings.meterUrl}/healthz`,
    `${settings.grafanaUrl}/api/health`,
    `${settings.sonarqubeUrl}/api/system/status`,
  ];
  for (const url of probes) {
    await eventually(
      `An answer of ${url}`,
      () => fetch(url, { signal: AbortSignal.timeout(10_000) }),
      { withinMs: 120_000, everyMs: 100 },
    );
  }
}

/** @param {import('./settings.mjs').Settings} settings */
export async function portalReady({ portalUrl }) {
  const url = `${portalUrl}/.backstage/health/v1/readiness`;
  await eventually('The portal becoming healthy', () => get(url), {
    withinMs: 180_000,
    everyMs: 100,
  });
}
