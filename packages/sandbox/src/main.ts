// SPDX-License-Identifier: Apache-2.0
import { readSettings } from './settings';
import { startSandbox } from './startSandbox';

async function main(): Promise<void> {
  const sandbox = await startSandbox(readSettings(process.env));
  for (const [name, url] of Object.entries(sandbox.urls)) {
    process.stdout.write(`${name}: ${url}\n`);
  }
  const ends = ['SIGTERM', 'SIGINT', 'disconnect'] as const;
  const close = () => {
    for (const end of ends) process.off(end, close);
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // 'disconnect': the parent is gone, however that came about; nothing may stay behind.
  for (const end of ends) process.on(end, close);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
