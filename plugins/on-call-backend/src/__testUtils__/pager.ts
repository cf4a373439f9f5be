// SPDX-License-Identifier: Apache-2.0
import type { TestPager } from '@macadam/sandbox';

/** Orders misbehaviour in whatever the API is asked. */
export async function misbehave(
  pager: TestPager,
  fault: object,
): Promise<void> {
  const answer = await fetch(`${pager.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: 'GET /api/', ...fault }),
  });
  expect(answer.status).toBe(201);
}

/** How often the API is asked from now on. */
export function countRequests(pager: TestPager): () => number {
  const asked = jest.spyOn(globalThis, 'fetch');
  const isOfApi = ([address]: [unknown, ...unknown[]]) =>
    String(address).startsWith(pager.api);
  return () => asked.mock.calls.filter(isOfApi).length;
}
