// SPDX-License-Identifier: Apache-2.0
import { Octokit } from '@octokit/rest';
import { SandboxClock } from '../../clock';
import type { Route } from '../http/routes';
import { ADMIN_TOKEN, startTestForge, type TestForge } from '../testing';
import { GithubDescription } from './GithubDescription';
import { conformanceStory } from './conformanceStory';

/** A forge, and octokits whose every answer is held against GitHub's description. */
export class Conformance {
  private readonly answered = new Set<string>();
  private readonly found: string[] = [];

  private constructor(
    readonly forge: TestForge,
    private readonly description: GithubDescription,
  ) {}

  static async start(): Promise<Conformance> {
    const story = conformanceStory();
    const forge = await startTestForge({
      story: () => story,
      // Slow enough to cancel a run before it is over.
      clock: new SandboxClock({ scale: 1 }),
    });
    return new Conformance(forge, new GithubDescription());
  }

  client(token = ADMIN_TOKEN): Octokit {
    const octokit = new Octokit({
      auth: token,
      baseUrl: this.forge.api,
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
    octokit.hook.after('request', (response, { method, url }) => {
      const operation = `${method} ${url}`;
      this.answered.add(operation);
      const body = response.data === '' ? undefined : response.data;
      this.found.push(
        ...this.description.problems(operation, response.status, body),
      );
    });
    return octokit;
  }

  /** What was wrong with answers since this was last asked. */
  problems(): string[] {
    return this.found.splice(0);
  }

  unasked(routes: Route[]): string[] {
    return routes
      .map(({ operation }) => operation)
      .filter(operation => !this.answered.has(operation));
  }

  close(): Promise<void> {
    return this.forge.close();
  }
}
