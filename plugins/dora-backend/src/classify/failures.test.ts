// SPDX-License-Identifier: Apache-2.0
import { type Attempt, classify, type Incident, type Rules } from '.';
import {
  aChain,
  anAttempt,
  anIncident,
  ms,
  rules,
} from './__testUtils__/chain';
import { flagsOf, having } from './__testUtils__/flags';

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
