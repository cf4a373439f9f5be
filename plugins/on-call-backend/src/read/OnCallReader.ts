// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  MOST_SERVICES,
  type OnCall,
  type OnCallPerson,
  type ServiceOnCall,
} from '@macadam/plugin-on-call-common';
import { ANNOTATION_PAGERDUTY_SERVICE_ID } from '@macadam/portal-common';
import { LastKnown, type Reading } from '@macadam/portal-node';
import DataLoader from 'dataloader';
import type { PagerDuty } from '../pagerduty/PagerDuty';
import { peopleOf } from './peopleOf';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const MOST_KEPT = 5_000;
const PAUSE_MILLISECONDS = 10 * SECOND;

const TITLE = 'PagerDuty';

const REASONS = {
  'not-configured':
    'The portal is not connected to PagerDuty: the platform team sets onCall.pagerduty.token',
  'unknown-service': `PagerDuty knows no service with this id: correct ${ANNOTATION_PAGERDUTY_SERVICE_ID} in the catalog file`,
  nobody:
    "Nobody is on call at the first level of the service's escalation policy: fill it in PagerDuty",
  'no-permission':
    'PagerDuty does not let the portal read this: the platform team renews onCall.pagerduty.token, or gives it the right to',
  unreachable: 'PagerDuty does not answer: look there',
};

type Answer = Omit<ServiceOnCall, 'entityRef'>;

/** Who is on call for services of PagerDuty, to whoever was let through. */
export class OnCallReader {
  private readonly policies: LastKnown<string | undefined>;
  private readonly people: LastKnown<OnCallPerson[]>;
  private readonly gathered: DataLoader<string, OnCallPerson[]>;

  constructor(
    private readonly deps: {
      logger: Pick<LoggerService, 'warn'>;
      now?: () => number;
      /** Absent where none is configured. */
      pager?: PagerDuty;
    },
  ) {
    const { logger, now } = deps;
    const onFailing = (error: Error) =>
      logger.warn(`Who is on call cannot be read: ${error.message}`);
    const rules = {
      now,
      onFailing,
      mostEntries: MOST_KEPT,
      pauseMilliseconds: PAUSE_MILLISECONDS,
    };
    // A service changes its policy seldom, and a shift is over to the minute.
    this.policies = new LastKnown({
      ...rules,
      freshMilliseconds: 5 * MINUTE,
      keptMilliseconds: 15 * MINUTE,
    });
    this.people = new LastKnown({
      ...rules,
      freshMilliseconds: 45 * SECOND,
      keptMilliseconds: 5 * MINUTE,
    });
    this.gathered = new DataLoader(ids => this.peopleOfPolicies(ids), {
      // Who is answered for how long is not the loader's to say.
      cache: false,
      maxBatchSize: MOST_SERVICES,
    });
  }

  /** By the id of the service. */
  async of(serviceIds: readonly string[]): Promise<Map<string, Answer>> {
    const { pager } = this.deps;
    const ids = [...new Set(serviceIds)];
    if (!pager) {
      return new Map(ids.map(id => [id, noData('not-configured', {})]));
    }
    const policies = await Promise.all(
      ids.map(id => this.policies.read(id, () => pager.policyOf(id))),
    );
    // Asked for at once, so that they become one question.
    const answers = await Promise.all(
      policies.map(policy => this.answerOf(policy)),
    );
    return new Map(ids.map((id, index) => [id, answers[index]]));
  }

  private async answerOf(policy: Reading<string | undefined>): Promise<Answer> {
    const { value: policyId, isRefused, ...state } = policy;
    if (!state.readAt) return noData(whyNot(isRefused), state);
    if (!policyId) return noData('unknown-service', state);
    const reading = await this.people.read(policyId, () =>
      this.gathered.load(policyId),
    );
    const { value: people, isRefused: isSecret, ...read } = reading;
    if (!people) return noData(whyNot(isSecret), read);
    const { failingSince = state.failingSince, reason = state.reason } = read;
    const source = { readAt: read.readAt, failingSince, reason };
    const [first, ...others] = people;
    if (!first) return noData('nobody', source);
    return answer({ kind: 'measured', people: [first, ...others] }, source);
  }

  private async peopleOfPolicies(
    policyIds: readonly string[],
  ): Promise<OnCallPerson[][]> {
    const shifts = (await this.deps.pager?.shiftsOf(policyIds)) ?? [];
    return policyIds.map(id =>
      peopleOf(shifts.filter(({ policyId }) => policyId === id)),
    );
  }
}

type State = Omit<Reading<unknown>, 'value' | 'isRefused'>;

function whyNot(isRefused = false): keyof typeof REASONS {
  return isRefused ? 'no-permission' : 'unreachable';
}

function answer(onCall: OnCall, state: State): Answer {
  return { onCall, source: { title: TITLE, ...state } };
}

function noData(why: keyof typeof REASONS, state: State): Answer {
  return answer({ kind: 'no-data', why, reason: REASONS[why] }, state);
}
