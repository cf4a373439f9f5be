// SPDX-License-Identifier: Apache-2.0
import { type Chain, classify, type Rules } from '.';
import { aChain, aCommit, anAttempt, rules } from './__testUtils__/chain';

describe('changes', () => {
  /** `attempt:sha`, an excluded one with a minus. */
  function counted(chain: Chain, more: Partial<Rules> = {}) {
    return classify(chain, { ...rules, ...more }).changes.flatMap(change => {
      const name = `${change.attemptId}:${change.sha}`;
      if (change.isExcluded) return [`-${name}`];
      return change.isCounted ? [name] : [];
    });
  }

  it.each<{ name: string; chain: Chain; expected: string[] }>([
    {
      name: 'are counted at their first deployment',
      chain: aChain([
        anAttempt('2', '12:00', { commits: [aCommit('x', '09:00')] }),
        anAttempt('1', '11:00', { commits: [aCommit('x', '09:00')] }),
      ]),
      expected: ['1:x'],
    },
    {
      name: 'of an attempt that failed come with the next that did not',
      chain: aChain([
        anAttempt('1', '11:00', {
          status: 'failure',
          commits: [aCommit('x', '09:00')],
        }),
        anAttempt('2', '12:00', { commits: [aCommit('x', '09:00')] }),
      ]),
      expected: ['2:x'],
    },
    {
      name: 'are no merges',
      chain: aChain([
        anAttempt('1', '11:00', {
          commits: [aCommit('m', '10:59', { isMerge: true })],
        }),
      ]),
      expected: [],
    },
    {
      name: 'nor is a merge that was written later excluded',
      chain: aChain([
        anAttempt('1', '11:00', {
          commits: [aCommit('m', '12:00', { isMerge: true })],
        }),
      ]),
      expected: [],
    },
    {
      name: 'written after they were deployed are excluded, and not counted later',
      chain: aChain([
        anAttempt('1', '11:00', { commits: [aCommit('x', '11:30')] }),
        anAttempt('2', '12:00', { commits: [aCommit('x', '11:30')] }),
      ]),
      expected: ['-1:x'],
    },
    {
      name: 'may be deployed in the second they are written',
      chain: aChain([
        anAttempt('1', '11:00', { commits: [aCommit('x', '11:00')] }),
      ]),
      expected: ['1:x'],
    },
    {
      name: 'do not come with a redeploy',
      chain: aChain([
        anAttempt('1', '11:00', { sha: 'x' }),
        anAttempt('2', '12:00', {
          sha: 'x',
          commits: [aCommit('x', '09:00')],
        }),
      ]),
      expected: [],
    },
    {
      name: 'of a release are the union of its attempts',
      chain: aChain([
        anAttempt('1', '11:00', {
          releaseId: 'r',
          commits: [aCommit('x', '09:00'), aCommit('y', '09:00')],
        }),
        anAttempt('2', '12:00', {
          releaseId: 'r',
          commits: [aCommit('x', '09:00')],
        }),
      ]),
      expected: ['2:x', '1:y'],
    },
  ])('$name', ({ chain, expected }) => {
    expect(counted(chain)).toEqual(expected);
  });

  it('are counted once in the service, whichever environment came first', () => {
    const chain = aChain([
      anAttempt('1', '11:00', {
        environment: 'eu',
        sha: 'x',
        commits: [aCommit('x', '09:00')],
      }),
      anAttempt('2', '12:00', {
        environment: 'us',
        sha: 'x',
        commits: [aCommit('x', '09:00')],
      }),
    ]);
    const productionEnvironments = ['eu', 'us'];
    expect(counted(chain, { productionEnvironments })).toEqual(['1:x']);
  });

  it('touch the paths of the service, or are not known not to', () => {
    const commits = [
      aCommit('own', '09:00', { paths: ['docs/a.md', 'services/pay/a.ts'] }),
      aCommit('other', '09:00', { paths: ['services/search/a.ts'] }),
      aCommit('empty', '09:00', { paths: [] }),
      aCommit('unknown', '09:00', { paths: null }),
      aCommit('deeper', '09:00', { paths: ['old/services/pay/a.ts'] }),
    ];
    const pathPrefixes = ['services/pay/', 'libs/'];
    const chain = aChain([anAttempt('1', '11:00', { commits })], [], {
      pathPrefixes,
    });
    expect(counted(chain)).toEqual(['1:own', '1:unknown']);
  });
});
