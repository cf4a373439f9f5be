// SPDX-License-Identifier: Apache-2.0
import type { TestPager } from '@macadam/sandbox';

/** How often the API is asked from now on. */
export function countRequests(pager: TestPager): () => number {
  const asked = jest.spyOn(globalThis, 'fetch');
  const isOfApi = ([address]: [unknown, ...unknown[]]) =>
    String(address).startsWith(pager.api);
  return () => asked.mock.calls.filter(isOfApi).length;
}
