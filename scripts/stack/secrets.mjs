// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readIfThere, writeAtomically } from './files.mjs';

/**
 * @typedef {object} Secrets made for this data directory alone, and kept in it
 * @property {string} postgresPassword
 * @property {string} sessionSecret
 * @property {string} webhookSecret
 * @property {string} githubToken
 * @property {string} oidcClientSecret
 * @property {string} pagerToken
 * @property {string} pagerWebhookSecret
 * @property {string} deliveryWebhookSecret
 * @property {string} grafanaToken
 * @property {string} sonarqubeToken
 */

/** @type {(keyof Secrets)[]} */
const NAMES = [
  'postgresPassword',
  'sessionSecret',
  'webhookSecret',
  'githubToken',
  'oidcClientSecret',
  'pagerToken',
  'pagerWebhookSecret',
  'deliveryWebhookSecret',
  'grafanaToken',
  'sonarqubeToken',
];

/**
 * @param {string} data
 * @returns {Secrets}
 */
export function loadSecrets(data) {
  const file = path.join(data, 'secrets.json');
  const kept = JSON.parse(readIfThere(file) ?? '{}');
  const made = NAMES.map(name => [name, randomBytes(24).toString('hex')]);
  const secrets = { ...Object.fromEntries(made), ...kept };
  if (NAMES.some(name => kept[name] === undefined)) {
    writeAtomically(file, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  }
  return secrets;
}
