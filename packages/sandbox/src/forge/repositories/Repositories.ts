// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs/promises';
import path from 'node:path';
import type { SandboxClock } from '../../clock';
import type { ForgeEvents, RepositoryEvent } from '../events/ForgeEvents';
import { timestamp } from '../Forge';
import { copyRefs, GitRepository, initRepository, ObjectCache } from '../git';
import { notFound, validationFailed } from '../http/GithubError';
import type { ForgeStore, RepositoryRecord, Visibility } from '../store';
import { DEFAULT_LABELS } from './labels';

const DEFAULT_BRANCH = 'main';

export interface NewRepository {
  owner: string;
  name: string;
  description?: string | null;
  homepage?: string | null;
  topics?: string[];
  visibility: Visibility;
  archived?: boolean;
  createdAt?: Date;
  settings?: Partial<RepositoryRecord['settings']>;
  teams?: RepositoryRecord['teams'];
  /** Starts with all that this one holds. */
  forkOf?: RepositoryRecord;
}

const DEFAULT_SETTINGS: RepositoryRecord['settings'] = {
  has_issues: true,
  has_projects: true,
  has_wiki: true,
  allow_merge_commit: true,
  allow_squash_merge: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  allow_update_branch: false,
  delete_branch_on_merge: false,
};

/** The repositories' records and directories, which come and go together. */
export class Repositories {
  /** Names that are being made: taken, although no record stands yet. */
  private readonly reserved = new Set<string>();
  private readonly gits = new Map<number, GitRepository>();
  private readonly cache = new ObjectCache({ bytes: 16 * 1024 * 1024 });
  private readonly queues = new Map<number, Promise<unknown>>();

  constructor(
    private readonly deps: {
      store: ForgeStore;
      events: ForgeEvents;
      clock: SandboxClock;
      /** Holds `<owner>/<name>.git`. */
      root: string;
    },
  ) {}

  find(owner: string, name: string): RepositoryRecord | undefined {
    return this.deps.store.repositories.get(keyOf({ owner, name }));
  }

  /** @throws GithubError 404 */
  get(owner: string, name: string): RepositoryRecord {
    const found = this.find(owner, name);
    if (!found) throw notFound();
    return found;
  }

  byId(id: number): RepositoryRecord | undefined {
    return this.list().find(repository => repository.id === id);
  }

  list(): RepositoryRecord[] {
    return this.deps.store.repositories.values();
  }

  ownedBy(login: string): RepositoryRecord[] {
    return this.list().filter(({ owner }) => owner === login);
  }

  /** The same one each time, for it knows what it has read. */
  git(repository: RepositoryRecord): GitRepository {
    const known = this.gits.get(repository.id);
    if (known) return known;
    const fresh = new GitRepository(this.directory(repository), this.cache);
    this.gits.set(repository.id, fresh);
    return fresh;
  }

  directory({ owner, name }: { owner: string; name: string }): string {
    return path.join(
      this.deps.root,
      ...`${keyOf({ owner, name })}.git`.split('/'),
    );
  }

  /** Makes the directory, then the record: whoever sees the repository sees all of it. */
  async create(
    input: NewRepository,
    options: { sender: string; silent?: boolean },
  ): Promise<RepositoryRecord> {
    const key = keyOf(input);
    if (!isRepositoryName(input.name)) {
      throw creationFailed('name is invalid');
    }
    if (this.reserved.has(key) || this.deps.store.repositories.get(key)) {
      throw creationFailed('name already exists on this account');
    }
    this.reserved.add(key);
    try {
      await this.initDirectory(input);
      const record = this.deps.store.repositories.put(
        key,
        this.newRecord(input),
      );
      if (!options.silent) this.emit('created', record, options.sender);
      return record;
    } finally {
      this.reserved.delete(key);
    }
  }

  /** Stores a change without telling anyone. */
  save(
    repository: RepositoryRecord,
    change: Partial<RepositoryRecord>,
  ): RepositoryRecord {
    const current = this.get(repository.owner, repository.name);
    return this.deps.store.repositories.put(keyOf(repository), {
      ...current,
      ...change,
      updatedAt: timestamp(this.deps.clock.now()),
    });
  }

  emit(
    action: RepositoryEvent['action'],
    repository: RepositoryRecord,
    sender: string,
  ): void {
    this.deps.events.emit('repository', { action, repository, sender });
  }

  async delete(repository: RepositoryRecord, sender: string): Promise<void> {
    const { store } = this.deps;
    store.repositories.delete(keyOf(repository));
    this.gits.delete(repository.id);
    this.emit('deleted', repository, sender);
    store.deleteOwnedBy(repository.id);
    store.deliveries.deleteWhere(
      ({ hookId }) => !store.hooks.get(String(hookId)),
    );
    await fs.rm(this.directory(repository), { recursive: true, force: true });
  }

  /** Runs what writes to a repository one after the other. */
  async exclusive<T>(
    repository: RepositoryRecord,
    work: () => Promise<T>,
  ): Promise<T> {
    const before = this.queues.get(repository.id) ?? Promise.resolve();
    const result = before.then(work);
    const settled = result.catch(() => undefined);
    this.queues.set(repository.id, settled);
    try {
      return await result;
    } finally {
      if (this.queues.get(repository.id) === settled) {
        this.queues.delete(repository.id);
      }
    }
  }

  private async initDirectory(input: NewRepository): Promise<void> {
    const { forkOf } = input;
    await initRepository(this.directory(input), defaultBranchOf(input));
    if (!forkOf) return;
    await copyRefs(this.directory(forkOf), this.directory(input));
  }

  private newRecord(input: NewRepository): RepositoryRecord {
    const { store, clock } = this.deps;
    const at = timestamp(input.createdAt ?? clock.now());
    return {
      id: store.nextId(),
      owner: input.owner,
      name: input.name,
      description: input.description || null,
      homepage: input.homepage || null,
      topics: input.topics ?? [],
      visibility: input.visibility,
      archived: input.archived ?? false,
      defaultBranch: defaultBranchOf(input),
      settings: { ...DEFAULT_SETTINGS, ...input.settings },
      teams: input.teams ?? {},
      collaborators: {},
      protections: {},
      labels: DEFAULT_LABELS.map(label => ({ id: store.nextId(), ...label })),
      variables: {},
      secrets: {},
      environments: {},
      forkOf: input.forkOf?.id,
      createdAt: at,
      updatedAt: at,
      pushedAt: at,
    };
  }
}

const defaultBranchOf = ({ forkOf }: NewRepository) =>
  forkOf?.defaultBranch ?? DEFAULT_BRANCH;

/** GitHub's names do not differ by case alone. */
function keyOf({ owner, name }: { owner: string; name: string }): string {
  return `${owner}/${name}`.toLowerCase();
}

function isRepositoryName(name: string): boolean {
  return /^[\w.-]{1,100}$/.test(name) && !/^\.{1,2}$|\.git$|\.wiki$/.test(name);
}

function creationFailed(message: string) {
  return validationFailed('Repository creation failed.', {
    resource: 'Repository',
    code: 'custom',
    field: 'name',
    message,
  });
}
