// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events';
import type {
  CommentRecord,
  DeploymentRecord,
  DeploymentStatusRecord,
  IssueRecord,
  PullRecord,
  RepositoryRecord,
  ReviewRecord,
  RunRecord,
  TeamRecord,
  UserRecord,
} from '../store';

interface Happening {
  repository: RepositoryRecord;
  /** Login of who caused it. */
  sender: string;
}

/** One ref that moved. `before` or `after` is forty zeros when the ref was made or deleted. */
export interface PushEvent extends Happening {
  ref: string;
  before: string;
  after: string;
}

export interface RepositoryEvent extends Happening {
  action:
    | 'created'
    | 'deleted'
    | 'edited'
    | 'archived'
    | 'unarchived'
    | 'privatized'
    | 'publicized';
}

export interface PullEvent extends Happening {
  action:
    | 'opened'
    | 'closed'
    | 'reopened'
    | 'edited'
    | 'synchronize'
    | 'review_requested';
  pull: PullRecord;
}

export interface CommentEvent extends Happening {
  issue: IssueRecord | PullRecord;
  comment: CommentRecord;
}

export interface ReviewEvent extends Happening {
  pull: PullRecord;
  review: ReviewRecord;
}

export interface RunEvent extends Happening {
  action: 'requested' | 'in_progress' | 'completed';
  run: RunRecord;
}

export interface DeploymentEvent extends Happening {
  deployment: DeploymentRecord;
}

export interface DeploymentStatusEvent extends DeploymentEvent {
  status: DeploymentStatusRecord;
}

export interface TeamEvent {
  action: 'created' | 'deleted' | 'edited';
  team: TeamRecord;
  /** The name before, when it was edited. */
  previousName?: string;
  sender: string;
}

export interface MembershipEvent {
  action: 'added' | 'removed';
  team: TeamRecord;
  member: UserRecord;
  sender: string;
}

export interface OrganizationEvent {
  action: 'member_added' | 'member_removed';
  member: UserRecord;
  sender: string;
}

interface EventMap {
  push: [PushEvent];
  repository: [RepositoryEvent];
  pull_request: [PullEvent];
  pull_request_review: [ReviewEvent];
  issue_comment: [CommentEvent];
  workflow_run: [RunEvent];
  deployment: [DeploymentEvent];
  deployment_status: [DeploymentStatusEvent];
  team: [TeamEvent];
  membership: [MembershipEvent];
  organization: [OrganizationEvent];
}

/** What happens in the forge, told to those who listen in this process. */
export class ForgeEvents extends EventEmitter<EventMap> {
  private readonly running = new Set<Promise<void>>();

  /** Work that follows from an event; when it fails that is reported, and stops nothing else. */
  listen<K extends keyof EventMap>(
    type: K,
    listener: (event: EventMap[K][0]) => Promise<void>,
  ): void {
    const follow = (event: EventMap[K][0]) => {
      const work = listener(event)
        .catch(error => {
          process.stderr.write(`forge: after ${type}: ${error}\n`);
        })
        .finally(() => this.running.delete(work));
      this.running.add(work);
    };
    this.on<keyof EventMap>(type, follow as (event: unknown) => void);
  }

  /** Resolves when all that has followed from events so far is done. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
