// SPDX-License-Identifier: Apache-2.0
import { JournaledStore } from '../../store';
import type { DeliveryRecord, HookRecord } from './hookRecords';
import type {
  AutolinkRecord,
  CommentRecord,
  DeployKeyRecord,
  DeploymentRecord,
  IssueRecord,
  OrganizationRecord,
  PullRecord,
  RepositoryRecord,
  RunRecord,
  SiteRecord,
  TeamRecord,
  UserRecord,
  WorkflowRecord,
} from './records';

/** Everything the forge knows apart from Git objects. */
export class ForgeStore extends JournaledStore {
  readonly organizations = this.collection<OrganizationRecord>('organizations');
  readonly users = this.collection<UserRecord>('users');
  readonly teams = this.collection<TeamRecord>('teams');
  readonly repositories = this.collection<RepositoryRecord>('repositories');
  readonly issues = this.collection<IssueRecord>('issues');
  readonly comments = this.collection<CommentRecord>('comments');
  readonly pulls = this.collection<PullRecord>('pulls');
  readonly workflows = this.collection<WorkflowRecord>('workflows');
  readonly runs = this.collection<RunRecord>('runs');
  readonly deployments = this.collection<DeploymentRecord>('deployments');
  readonly hooks = this.collection<HookRecord>('hooks');
  readonly deliveries = this.collection<DeliveryRecord>('deliveries');
  readonly deployKeys = this.collection<DeployKeyRecord>('deployKeys');
  readonly autolinks = this.collection<AutolinkRecord>('autolinks');
  readonly sites = this.collection<SiteRecord>('sites');

  private constructor() {
    super();
  }

  static open(options: { file?: string } = {}): ForgeStore {
    const store = new ForgeStore();
    store.load(options.file);
    return store;
  }

  /** Forgets what belongs to a repository. */
  deleteOwnedBy(repositoryId: number): void {
    for (const collection of this.kinds()) {
      collection.deleteWhere(
        value =>
          (value as { repositoryId?: number } | null)?.repositoryId ===
          repositoryId,
      );
    }
  }
}
