// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomUUID } from 'node:crypto';
import { Fault } from '../../stack/fault.mjs';
import { serviceName } from './company.mjs';

const SENDERS = 20;
const SECONDS = 30;

/**
 * Senders that tell of a deployment of some service each, with its changes, and the next as soon as it was taken. What was taken can be asked
 * for, so the time until then is the time until it is seen.
 * @param {import('../portal/sides.mjs').Side} side
 * @param {{ secret: string, services: number }} options
 * @returns {Promise<{ perSecond: number, times: number[] }>} milliseconds
 */
export async function tellByWebhook(side, { secret, services }) {
  /** @type {number[]} */
  const times = [];
  const begun = performance.now();
  const isOver = () => performance.now() - begun > SECONDS * 1000;
  const send = async () => {
    while (!isOver()) {
      const sent = performance.now();
      await tell(side.url, secret, deploymentOf(services));
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: times.length / seconds, times };
}

/** @param {number} services */
function deploymentOf(services) {
  const id = randomUUID();
  const now = Date.now();
  const commits = [1, 2].map(n => ({
    sha: `${id}-${n}`,
    authoredAt: new Date(now - n * 3_600_000).toISOString(),
  }));
  // Those that deploy most are told of most.
  const service = Math.floor(services * Math.random() ** 2.2);
  return {
    source: 'bench',
    deployment: {
      id,
      entityRef: `component:default/${serviceName(service)}`,
      environment: 'production',
      sha: id,
      status: 'success',
      finishedAt: new Date(now).toISOString(),
      commits,
    },
  };
}

/**
 * @param {string} url
 * @param {string} secret
 * @param {object} told
 */
async function tell(url, secret, told) {
  const body = JSON.stringify(told);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const response = await fetch(`${url}/api/dora/webhooks/generic`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-macadam-signature': `sha256=${signature}`,
      'x-macadam-delivery': randomUUID(),
    },
    body,
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Fault(`A webhook was answered ${response.status}: ${text}`);
  }
}
