// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const NETWORK_ERROR =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|TimeoutError)\b/;

/**
 * Runs the npm that runs us, or the one on the PATH.
 * @param {string[]} args
 * @returns {Promise<string>}
 */
export async function npm(args) {
  const cli = process.env.npm_execpath ?? '';
  const [command, first] = /npm-cli\.c?js$/.test(cli)
    ? [process.execPath, [cli]]
    : ['npm', []];
  const { stdout } = await promisify(execFile)(command, [...first, ...args]);
  return stdout.trim();
}

/**
 * The registry that npm is set to use.
 * @returns {Promise<string>}
 */
export function configuredRegistry() {
  return npm(['config', 'get', 'registry']);
}

/**
 * @param {string} log what a package manager printed
 * @param {string} registry
 * @returns {string | undefined} the line for the screen, when the network is to blame
 */
export function networkComplaint(log, registry) {
  const found = NETWORK_ERROR.exec(log);
  if (!found) return undefined;
  return `The package registry ${registry} cannot be reached (${found[0]}): check the network, or npm's registry setting, and start again.`;
}

/**
 * yarn does not read npm's settings.
 * @param {string} registry
 */
export function registryEnv(registry) {
  const { protocol, hostname } = new URL(registry);
  return {
    YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ''),
    // A company's mirror in its own network may speak plain HTTP; npm trusts it, so do we.
    ...(protocol === 'http:' && { YARN_UNSAFE_HTTP_WHITELIST: hostname }),
  };
}
