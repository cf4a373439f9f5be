// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net';
import { Fault } from './fault.mjs';
import { DEVELOPMENT_APP_PORT, SANDBOX_SERVERS } from './settings.mjs';

// A browser tries both for "localhost", so somebody else on either of them would get our visitors.
const LOOPBACK = ['127.0.0.1', '::1'];

/** @typedef {'portal' | 'sandbox' | 'app'} PortOwner */

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {PortOwner[]} owners who will listen
 */
export async function requireFreePorts({ port, sandboxPort }, owners) {
  if (owners.includes('portal')) {
    await requireFree(port, 'the portal', orWith('PORT', port));
  }
  if (owners.includes('sandbox')) {
    const advice = orWith('SANDBOX_PORT', sandboxPort);
    for (const [index, name] of SANDBOX_SERVERS.entries()) {
      await requireFree(sandboxPort + index, `the sandbox's ${name}`, advice);
    }
  }
  if (owners.includes('app')) {
    const server = "the front end's development server";
    await requireFree(DEVELOPMENT_APP_PORT, server, '');
  }
}

/**
 * @param {string} variable
 * @param {number} port
 */
function orWith(variable, port) {
  const another = port < 60_000 ? port + 1000 : port - 1000;
  return `, or start with ${variable}=${another}`;
}

/**
 * @param {number} port
 * @param {string} owner
 * @param {string} advice
 */
async function requireFree(port, owner, advice) {
  for (const host of LOOPBACK) {
    const code = await tryListening(port, host);
    if (code === 'EACCES') {
      throw new Fault(
        `Port ${port}, which ${owner} needs, is one that you may not open: become who may${advice}.`,
      );
    }
    if (code === 'EADDRINUSE') {
      throw new Fault(
        `Port ${port}, which ${owner} needs, is taken: stop what uses it${advice}.`,
      );
    }
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the system's code for why not
 */
function tryListening(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error =>
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code),
    );
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/**
 * @param {number} [wished] taken when it is free
 * @returns {Promise<number>}
 */
export async function freePort(wished) {
  if (wished !== undefined && !(await tryListening(wished, LOOPBACK[0]))) {
    return wished;
  }
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: LOOPBACK[0] }, () => {
      const address = /** @type {import('node:net').AddressInfo} */ (
        server.address()
      );
      server.close(() => resolve(address.port));
    });
  });
}

/**
 * A free port for the forge, whose successors are free for the sandbox's other servers.
 * @returns {Promise<number>}
 */
export async function freeSandboxPort() {
  for (;;) {
    const first = await freePort();
    const others = Array.from(
      { length: SANDBOX_SERVERS.length - 1 },
      (_, index) => first + index + 1,
    );
    const areFree = await Promise.all(
      others.map(
        async port => port <= 65535 && (await freePort(port)) === port,
      ),
    );
    if (areFree.every(Boolean)) return first;
  }
}
