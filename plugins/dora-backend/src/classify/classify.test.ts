// SPDX-License-Identifier: Apache-2.0
import {
  type Attempt,
  type Chain,
  classify,
  type DeploymentFlags,
  type Incident,
  type Rules,
} from '.';
import {
  aChain,
  aCommit,
  anAttempt,
  anIncident,
  ms,
  rules,
} from './__testUtils__/chain';

type Flag = keyof DeploymentFlags;

/** Ids of those that have the flag, in the order of the chain. */
function having(flag: Flag, chain: Chain, more: Partial<Rules> = {}) {
  const { deployments } = classify(chain, { ...rules, ...more });
  return deployments
    .filter(({ [flag]: value }) =>
      Array.isArray(value) ? value.length : value,
    )
    .map(({ id }) => id);
}

function flagsOf(id: string, chain: Chain, more: Partial<Rules> = {}) {
  const { deployments } = classify(chain, { ...rules, ...more });
  return deployments.find(flags => flags.id === id)!;
}

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

describe('what caused an incident', () => {
  const deployments = [
    anAttempt('1', '08:00', { releaseId: 'r' }),
    anAttempt('1b', '07:00', { releaseId: 'r' }),
    anAttempt('2', '12:00'),
    anAttempt('3', '13:00', { status: 'failure' }),
    anAttempt('4', '13:00', { environment: 'staging' }),
  ];

  function causeOf(incident: Incident, more: Partial<Rules> = {}) {
    const chain = aChain(deployments, [incident]);
    const [found] = classify(chain, { ...rules, ...more }).incidents;
    return [found.attribution, found.deploymentId];
  }

  it.each<{
    name: string;
    incident: Incident;
    rules?: Partial<Rules>;
    cause: [string, string | null];
  }>([
    {
      name: 'the latest counted deployment before it',
      incident: anIncident('i', '14:00', null),
      cause: ['window', '2'],
    },
    {
      name: 'a deployment that finished when it began',
      incident: anIncident('i', '12:00', null),
      cause: ['window', '2'],
    },
    {
      name: 'one at the very end of the window',
      incident: anIncident('i', '16:00', null),
      rules: { attributionWindowHours: 4 },
      cause: ['window', '2'],
    },
    {
      name: 'none when the latest is too long ago',
      incident: anIncident('i', '16:01', null),
      rules: { attributionWindowHours: 4 },
      cause: ['none', null],
    },
    {
      name: 'the latest, however long ago, when there is no limit',
      incident: anIncident('i', '2027-03-02T10:00:00Z', null),
      rules: { attributionWindowHours: null },
      cause: ['window', '2'],
    },
    {
      name: 'none when nothing was deployed before it',
      incident: anIncident('i', '06:00', null),
      rules: { attributionWindowHours: null },
      cause: ['none', null],
    },
    {
      name: 'what the source says, before the clock',
      incident: anIncident('i', '14:00', null, { toldDeployment: '1' }),
      cause: ['explicit', '1'],
    },
    {
      name: 'the release of what the source says',
      incident: anIncident('i', '14:00', null, { toldDeployment: '1b' }),
      cause: ['explicit', '1'],
    },
    {
      name: 'the clock, when the source names what is not known',
      incident: anIncident('i', '14:00', null, { toldDeployment: '99' }),
      cause: ['window', '2'],
    },
    {
      name: 'the clock, when the source names what does not count',
      incident: anIncident('i', '14:00', null, { toldDeployment: '3' }),
      cause: ['window', '2'],
    },
    {
      name: 'what a person says, before what the source says',
      incident: anIncident('i', '14:00', null, {
        toldDeployment: '2',
        decision: 'deployment',
        decidedDeploymentId: '1b',
      }),
      cause: ['linked', '1'],
    },
    {
      name: 'no change, when a person says so',
      incident: anIncident('i', '14:00', null, {
        toldDeployment: '2',
        decision: 'not-a-change',
      }),
      cause: ['not-a-change', null],
    },
    {
      name: 'what the source says, when a person named what does not count any more',
      incident: anIncident('i', '14:00', null, {
        toldDeployment: '1',
        decision: 'deployment',
        decidedDeploymentId: '3',
      }),
      cause: ['explicit', '1'],
    },
  ])('$name', ({ incident, rules: more, cause }) => {
    expect(causeOf(incident, more)).toEqual(cause);
  });
});

describe('failure and recovery', () => {
  const failed = anAttempt('1', '10:00');

  it.each<{
    name: string;
    attempts?: Attempt[];
    incidents?: Incident[];
    reasons: string[];
    recoverySeconds: number | null;
    isOpen?: boolean;
  }>([
    { name: 'nothing speaks against it', reasons: [], recoverySeconds: null },
    {
      name: 'its incident is over',
      incidents: [anIncident('i', '10:30', '12:00')],
      reasons: ['incident'],
      recoverySeconds: 7_200,
    },
    {
      name: 'the last of its incidents is over',
      incidents: [
        anIncident('i', '10:30', '14:00'),
        anIncident('j', '10:40', '11:00'),
      ],
      reasons: ['incident'],
      recoverySeconds: 14_400,
    },
    {
      name: 'one of its incidents is open',
      incidents: [
        anIncident('i', '10:30', '12:00'),
        anIncident('j', '10:40', null),
      ],
      reasons: ['incident'],
      recoverySeconds: null,
      isOpen: true,
    },
    {
      name: 'a later one remediates it',
      attempts: [anAttempt('2', '11:00', { remediates: '1' })],
      reasons: ['remediated'],
      recoverySeconds: 3_600,
    },
    {
      name: 'the first that remediates it ends it',
      attempts: [
        anAttempt('3', '12:00', { remediates: '1' }),
        anAttempt('2', '11:00', { remediates: '1' }),
      ],
      reasons: ['remediated'],
      recoverySeconds: 3_600,
    },
    {
      name: 'its incident is open although it was remediated',
      attempts: [anAttempt('2', '11:00', { remediates: '1' })],
      incidents: [anIncident('i', '10:30', null)],
      reasons: ['incident', 'remediated'],
      recoverySeconds: null,
      isOpen: true,
    },
    {
      name: 'incidents tell the time, not what remediated it',
      attempts: [anAttempt('2', '11:00', { remediates: '1' })],
      incidents: [anIncident('i', '10:30', '10:40')],
      reasons: ['incident', 'remediated'],
      recoverySeconds: 2_400,
    },
    {
      name: 'what failed to deploy remediates nothing',
      attempts: [
        anAttempt('2', '11:00', { remediates: '1', status: 'failure' }),
      ],
      reasons: [],
      recoverySeconds: null,
    },
    {
      name: 'what came before remediates nothing',
      attempts: [anAttempt('0', '09:00', { remediates: '1' })],
      reasons: [],
      recoverySeconds: null,
    },
    {
      name: 'an incident that was over before it finished took no time',
      incidents: [anIncident('i', '08:00', '09:00', { toldDeployment: '1' })],
      reasons: ['incident'],
      recoverySeconds: 0,
    },
    {
      name: 'a deployment of the same id from another source is not it',
      attempts: [anAttempt('2', '11:00', { remediates: '1', source: 'other' })],
      reasons: [],
      recoverySeconds: null,
    },
  ])('$name', ({ attempts = [], incidents = [], reasons, ...expected }) => {
    const flags = flagsOf('1', aChain([failed, ...attempts], incidents));
    expect(flags.failureReasons).toEqual(reasons);
    expect(flags.recoverySeconds).toBe(expected.recoverySeconds);
    expect(flags.isOpen).toBe(expected.isOpen ?? false);
  });

  it('a rollback ends what it undid', () => {
    const chain = aChain([
      anAttempt('0', '09:00', { sha: 'A' }),
      failed,
      anAttempt('2', '11:45', { sha: 'A' }),
    ]);
    expect(flagsOf('1', chain)).toMatchObject({
      failureReasons: ['rolled-back'],
      recoverySeconds: 6_300,
      recoveredMs: ms('11:45'),
    });
  });

  it('the deployment that stands for a release fails with any part of it', () => {
    const chain = aChain([
      anAttempt('eu', '10:00', { releaseId: 'r' }),
      anAttempt('us', '10:30', { releaseId: 'r' }),
      anAttempt('fix', '11:30', { remediates: 'eu' }),
    ]);
    expect(having('failureReasons', chain)).toEqual(['us']);
    expect(flagsOf('us', chain).recoverySeconds).toBe(3_600);
    expect(flagsOf('fix', chain).remediatesId).toBe('us');
  });
});

describe('rework', () => {
  it.each([
    { name: 'a hotfix', more: { kind: 'hotfix' }, reasons: ['hotfix'] },
    { name: 'a rollback', more: { kind: 'rollback' }, reasons: ['rollback'] },
    { name: 'a planned one is none', more: { kind: 'planned' }, reasons: [] },
    {
      name: 'what remediates another',
      more: { remediates: '1' },
      reasons: ['remediates'],
    },
    {
      name: 'what remediates one that is not known',
      more: { remediates: '99' },
      reasons: ['remediates'],
    },
    {
      name: 'all of it at once',
      more: { kind: 'rollback', remediates: '2', sha: 'sha-1' },
      reasons: ['rollback', 'remediates', 'detected-rollback'],
    },
  ])('$name', ({ more, reasons }) => {
    const chain = aChain([
      anAttempt('1', '10:00'),
      anAttempt('2', '11:00'),
      anAttempt('3', '12:00', more),
    ]);
    expect(flagsOf('3', chain).reworkReasons).toEqual(reasons);
  });
});
