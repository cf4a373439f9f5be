// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { anEntity } from '@macadam/test-portal';
import type { ActivityPortal } from './ActivityPortal';

interface Run {
  id: number;
  run_attempt: number;
  status: string;
}

/** A service with a repository, and the one person of the one group that owns it. */
export class TestService {
  constructor(
    private readonly portal: ActivityPortal,
    private readonly name: string,
  ) {}

  get ref(): string {
    return `component:default/${this.name}`;
  }

  get slug(): string {
    return `acme/${this.name}`;
  }

  get group(): string {
    return `group:default/${this.name}-team`;
  }

  get owner(): string {
    return `user:default/${this.name}-owner`;
  }

  /** The owner's, on the forge. */
  get login(): string {
    return `${this.name}-login`;
  }

  /** What the catalog has of it. */
  entities(): Entity[] {
    const file = this.portal.fileIn(this.name);
    return [
      anEntity('Component', this.name, {
        annotations: {
          'backstage.io/managed-by-location': file,
          'backstage.io/managed-by-origin-location': file,
          'github.com/project-slug': this.slug,
          'backstage.io/techdocs-ref': 'dir:.',
        },
        relations: [{ type: 'ownedBy', targetRef: this.group }],
      }),
      anEntity('User', `${this.name}-owner`, {
        annotations: { 'github.com/user-login': this.login },
      }),
    ];
  }

  /** Of the service's own paths, as `/runs`. */
  get(path: string, caller = this.owner) {
    return this.portal.get(this.pathOf(path), caller);
  }

  rerun(runId: number, caller = this.owner) {
    const path = this.pathOf(`/runs/${runId}/rerun`);
    return this.portal.post(path, undefined, caller);
  }

  needsOwner() {
    return this.portal.get('/needs-me', this.owner);
  }

  /** A commit on the default branch, and the run that it started, when that has ended. */
  async push(file: string): Promise<Run> {
    const contents = `/repos/${this.slug}/contents/${file}`;
    const response = await this.portal.forge.request('PUT', contents, {
      body: { message: `Write ${file}`, content: 'bW9yZQ==' },
    });
    const { commit } = (await response.json()) as { commit: { sha: string } };
    const list = `/repos/${this.slug}/actions/runs?head_sha=${commit.sha}`;
    const { id } = await eventually(async () => {
      const answer = await this.portal.forge.request('GET', list);
      const { workflow_runs } = (await answer.json()) as {
        workflow_runs: Run[];
      };
      return workflow_runs[0];
    });
    return this.completed(id);
  }

  completed(runId: number): Promise<Run> {
    const path = `/repos/${this.slug}/actions/runs/${runId}`;
    return eventually(async () => {
      const answer = await this.portal.forge.request('GET', path);
      const run = (await answer.json()) as Run;
      return run.status === 'completed' ? run : undefined;
    });
  }

  /** A webhook about the repository. */
  tell(event: string, payload: object): Promise<void> {
    return this.portal.events.publish({
      topic: `github.${event}`,
      eventPayload: { repository: { full_name: this.slug }, ...payload },
    });
  }

  /** Orders misbehaviour in everything that concerns the repository. */
  misbehave(fault: object): Promise<void> {
    const match = `/repos/${this.slug}`;
    return this.portal.forge.misbehave({ match, times: 100, ...fault });
  }

  /** An open pull request, as a webhook has it. */
  aPull(change: object = {}) {
    return {
      id: 1,
      number: 7,
      title: 'Change it',
      state: 'open',
      draft: false,
      user: { login: 'bob' },
      requested_reviewers: [],
      created_at: '2026-06-01T12:00:00Z',
      updated_at: '2026-06-01T12:00:00Z',
      html_url: `${this.portal.forge.url}/${this.slug}/pull/7`,
      base: { repo: { full_name: this.slug } },
      ...change,
    };
  }

  private pathOf(path: string): string {
    return `/entities/component/default/${this.name}${path}`;
  }
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise(setImmediate);
  }
}
