// SPDX-License-Identifier: Apache-2.0
import os from 'node:os';

/**
 * What the figures were taken on, as far as it explains them.
 * @param {Record<string, string>} versions of what else took part
 */
export function describeMachine(versions) {
  const processors = os.cpus();
  const gibibytes = Math.round(os.totalmem() / 2 ** 30);
  const parts = [
    `${processors.length} processors (${processors[0].model.trim()})`,
    `${gibibytes} GiB of memory`,
    `${os.type()} on ${os.arch()}`,
    ...Object.entries(versions).map(
      ([name, version]) => `${name} ${version.trim()}`,
    ),
  ];
  return parts.join(', ');
}
