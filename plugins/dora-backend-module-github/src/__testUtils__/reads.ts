// SPDX-License-Identifier: Apache-2.0
import type {
  DeploymentRecord,
  DeploymentSource,
  ReadRequest,
} from '@macadam/plugin-dora-node';
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
export async function readWhole(
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
