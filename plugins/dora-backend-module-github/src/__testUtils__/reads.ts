// SPDX-License-Identifier: Apache-2.0
import type {
  DeploymentRecord,
  DeploymentSource,
  ReadRequest,
} from '@macadam/plugin-dora-node';
import { startTestForge, type Story } from '@macadam/sandbox';
import { startModule } from './startModule';
import { START } from './stories';

/** Reads a batch of what Acme's payment-service deployed. */
export function readOnce(
  source: DeploymentSource,
  change: Partial<ReadRequest> = {},
) {
  return source.readDeployments({
    value: 'Acme/Payment-Service',
    since: START,
    needsPaths: false,
    workflows: [null],
    signal: new AbortController().signal,
    ...change,
  });
}

/** Batch after batch, until the last. */
async function readWhole(
  source: DeploymentSource,
  change: Partial<ReadRequest> = {},
): Promise<DeploymentRecord[]> {
  const records: DeploymentRecord[] = [];
  let { cursor } = change;
  for (;;) {
    const batch = await readOnce(source, { ...change, cursor });
    records.push(...batch.records);
    if (batch.isLast) return records;
    ({ cursor } = batch);
  }
}

/** Of the commits of each; null where they are not known. */
export function titles(records: DeploymentRecord[]) {
  return records.map(
    ({ commits }) => commits && commits.map(({ title }) => title),
  );
}

export type Reading = Awaited<ReturnType<typeof startReading>>;

/** A forge with a story of its own, and the source that reads it. */
export async function startReading(story: Story, dora: object = {}) {
  const forge = await startTestForge({ story: () => story });
  const { source, stop } = await startModule(forge, { dora });
  return {
    forge,
    read: (change?: Partial<ReadRequest>) => readOnce(source, change),
    readAll: (change?: Partial<ReadRequest>) => readWhole(source, change),
    async stop() {
      await stop();
      await forge.close();
    },
  };
}
