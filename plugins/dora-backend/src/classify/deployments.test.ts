// SPDX-License-Identifier: Apache-2.0
import { type Attempt, classify } from '.';
import { aChain, anAttempt, ms, rules } from './__testUtils__/chain';
import { flagsOf, having } from './__testUtils__/flags';

describe('what counts as a deployment', () => {
  it.each<{ name: string; attempt: Partial<Attempt>; reason: string | null }>([
    { name: 'a success in production does', attempt: {}, reason: null },
    {
      name: 'whatever the case of the environment',
      attempt: { environment: 'Production' },
      reason: null,
    },
    {
      name: 'a failure does not',
      attempt: { status: 'failure' },
      reason: 'not-successful',
    },
    {
      name: 'nor does one that was cancelled',
      attempt: { status: 'cancelled' },
      reason: 'not-successful',
    },
    {
      name: 'nor one to staging',
      attempt: { environment: 'staging' },
      reason: 'not-production',
    },
  ])('$name', ({ attempt, reason }) => {
    const flags = flagsOf('a', aChain([anAttempt('a', '10:00', attempt)]));
    expect(flags.isCounted).toBe(reason === null);
    expect(flags.uncountedReason).toBe(reason);
  });

  it('several environments can be production', () => {
    const chain = aChain([
      anAttempt('a', '10:00', { environment: 'eu' }),
      anAttempt('b', '10:00', { environment: 'us' }),
    ]);
    const productionEnvironments = ['EU', 'us'];
    expect(having('isCounted', chain, { productionEnvironments })).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('attempts that are one deployment', () => {
  it('share a release, and the latest stands for it', () => {
    const chain = aChain([
      anAttempt('us', '10:05', { releaseId: 'r1' }),
      anAttempt('eu', '10:00', { releaseId: 'r1' }),
    ]);
    expect(having('isCounted', chain)).toEqual(['us']);
    expect(flagsOf('eu', chain)).toMatchObject({
      uncountedReason: 'grouped',
      groupedInto: 'us',
    });
  });

  it('or share a key, across sources and in a chain of shared keys', () => {
    const chain = aChain([
      anAttempt('a', '10:00', { dedupeKey: 'k1', releaseId: 'r1' }),
      anAttempt('b', '10:01', { dedupeKey: 'k1', source: 'other' }),
      anAttempt('c', '10:02', { dedupeKey: 'k2', releaseId: 'r1' }),
      anAttempt('d', '10:03', { dedupeKey: 'k2' }),
      anAttempt('e', '10:04', { dedupeKey: 'k3' }),
    ]);
    expect(having('isCounted', chain)).toEqual(['d', 'e']);
    expect(having('groupedInto', chain)).toEqual(['a', 'b', 'c']);
  });

  it('a key is not a release of the same name, and an empty one is none', () => {
    const chain = aChain([
      anAttempt('a', '10:00', { dedupeKey: 'x' }),
      anAttempt('b', '10:01', { releaseId: 'x' }),
      anAttempt('c', '10:02', { releaseId: '' }),
      anAttempt('d', '10:03', { releaseId: '' }),
    ]);
    expect(having('isCounted', chain)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('at the same moment the greater id stands for them', () => {
    const shared = { releaseId: 'r1' };
    const chain = aChain([
      anAttempt('b', '10:00', shared),
      anAttempt('a', '10:00', shared),
    ]);
    expect(having('isCounted', chain)).toEqual(['b']);
  });

  it('an attempt that failed belongs to none', () => {
    const chain = aChain([
      anAttempt('a', '10:00', { releaseId: 'r1' }),
      anAttempt('b', '10:05', { releaseId: 'r1', status: 'failure' }),
    ]);
    expect(having('isCounted', chain)).toEqual(['a']);
    expect(flagsOf('b', chain).uncountedReason).toBe('not-successful');
  });

  it('is rework when one of them is', () => {
    const chain = aChain([
      anAttempt('eu', '10:00', { releaseId: 'r1', kind: 'hotfix' }),
      anAttempt('us', '10:05', { releaseId: 'r1' }),
    ]);
    expect(flagsOf('us', chain).reworkReasons).toEqual(['hotfix']);
    expect(flagsOf('eu', chain).reworkReasons).toEqual([]);
  });

  it('twenty thousand of one name are one, and soon', () => {
    const attempts = Array.from({ length: 20_000 }, (_, n) =>
      anAttempt(`a${n}`, '10:00', {
        releaseId: 'latest',
        finishedMs: ms('10:00') + n,
      }),
    );
    expect(having('isCounted', aChain(attempts))).toEqual(['a19999']);
  });
});

describe('redeploys and rollbacks', () => {
  /** Deployments of these versions, an hour apart: `1 V1`, `2 V2`. */
  function versions(...shas: string[]) {
    return aChain(
      shas.map((sha, n) => anAttempt(String(n + 1), `1${n}:00`, { sha })),
    );
  }

  it.each([
    { name: 'new versions are neither', shas: ['A', 'B', 'C'], redeploys: [] },
    { name: 'the live version again', shas: ['A', 'A'], redeploys: ['2'] },
    { name: 'and again', shas: ['A', 'A', 'A'], redeploys: ['2', '3'] },
    { name: 'an older version is none', shas: ['A', 'B', 'A'], redeploys: [] },
  ])('redeploy: $name', ({ shas, redeploys }) => {
    expect(having('isRedeploy', versions(...shas))).toEqual(redeploys);
  });

  it.each([
    { name: 'one back', shas: ['A', 'B', 'A'], undone: { 3: '2' } },
    {
      name: 'two back undoes the first after the target',
      shas: ['A', 'B', 'C', 'A'],
      undone: { 4: '2' },
    },
    {
      name: 'the target is the last deployment of that version',
      shas: ['A', 'B', 'A', 'C', 'A'],
      undone: { 3: '2', 5: '4' },
    },
    {
      name: 'a redeploy of the target is the target',
      shas: ['A', 'A', 'B', 'A'],
      undone: { 4: '3' },
    },
    {
      name: 'a redeploy in between is undone with the first',
      shas: ['A', 'B', 'B', 'A'],
      undone: { 4: '2' },
    },
    {
      name: 'back and forth undoes each in turn',
      shas: ['A', 'B', 'A', 'B'],
      undone: { 3: '2', 4: '3' },
    },
    {
      name: 'a redeploy of what was rolled back to undoes nothing more',
      shas: ['A', 'B', 'A', 'A'],
      undone: { 3: '2' },
    },
  ])('rollback: $name', ({ shas, undone }) => {
    const { deployments } = classify(versions(...shas), rules);
    const found = deployments
      .filter(({ undoesId }) => undoesId)
      .map(({ id, undoesId }) => [id, undoesId]);
    expect(Object.fromEntries(found)).toEqual(undone);
    expect(having('failureReasons', versions(...shas)).sort()).toEqual(
      [...new Set(Object.values(undone))].sort(),
    );
  });

  it('are not looked for when the company does not want it', () => {
    const chain = versions('A', 'B', 'A');
    const off = { rollbackDetection: false };
    expect(having('failureReasons', chain, off)).toEqual([]);
    expect(having('reworkReasons', chain, off)).toEqual([]);
    expect(having('isRedeploy', chain, off)).toEqual([]);
  });

  it('an attempt that failed was never live', () => {
    const chain = aChain([
      anAttempt('1', '10:00', { sha: 'A' }),
      anAttempt('2', '11:00', { sha: 'B', status: 'failure' }),
      anAttempt('3', '12:00', { sha: 'A' }),
    ]);
    expect(having('isRedeploy', chain)).toEqual(['3']);
    expect(having('undoesId', chain)).toEqual([]);
  });

  it('each environment has its own chain', () => {
    const chain = aChain([
      anAttempt('1', '10:00', { sha: 'A', environment: 'eu' }),
      anAttempt('2', '11:00', { sha: 'B', environment: 'eu' }),
      anAttempt('3', '12:00', { sha: 'A', environment: 'us' }),
      anAttempt('4', '13:00', { sha: 'B', environment: 'us' }),
      anAttempt('5', '14:00', { sha: 'A', environment: 'us' }),
    ]);
    const productionEnvironments = ['eu', 'us'];
    expect(having('isRedeploy', chain, { productionEnvironments })).toEqual([]);
    expect(having('undoesId', chain, { productionEnvironments })).toEqual([
      '5',
    ]);
    expect(flagsOf('5', chain, { productionEnvironments }).undoesId).toBe('4');
  });

  it('a release stands in the chain of every region, whichever finished last', () => {
    const regions = (release: string, sha: string, eu: string, us: string) => [
      anAttempt(`${release}-eu`, eu, {
        sha,
        releaseId: release,
        environment: 'eu',
      }),
      anAttempt(`${release}-us`, us, {
        sha,
        releaseId: release,
        environment: 'us',
      }),
    ];
    const chain = aChain([
      ...regions('r1', 'A', '10:00', '10:05'),
      ...regions('r2', 'B', '11:05', '11:00'),
      ...regions('r3', 'A', '12:00', '12:05'),
      ...regions('r4', 'A', '13:05', '13:00'),
    ]);
    const productionEnvironments = ['eu', 'us'];
    expect(having('isCounted', chain, { productionEnvironments })).toEqual([
      'r1-us',
      'r2-eu',
      'r3-us',
      'r4-eu',
    ]);
    expect(flagsOf('r3-us', chain, { productionEnvironments }).undoesId).toBe(
      'r2-eu',
    );
    expect(having('isRedeploy', chain, { productionEnvironments })).toEqual([
      'r4-eu',
    ]);
  });

  it('a version that is live in one region only is no redeploy where it is new', () => {
    const chain = aChain([
      anAttempt('1', '10:00', { sha: 'A', environment: 'eu' }),
      anAttempt('2', '11:00', { sha: 'A', environment: 'eu', releaseId: 'r' }),
      anAttempt('3', '11:05', { sha: 'A', environment: 'us', releaseId: 'r' }),
    ]);
    const productionEnvironments = ['eu', 'us'];
    expect(having('isRedeploy', chain, { productionEnvironments })).toEqual([]);
  });
});
