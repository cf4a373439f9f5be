// SPDX-License-Identifier: Apache-2.0
import { expect, type APIRequestContext } from '@playwright/test';
import { z } from 'zod/v3';

const commitSchema = z.object({ commit: z.object({ sha: z.string() }) });
const fileSchema = z.object({ sha: z.string(), content: z.string() });

/** One repository of the sandbox's forge, as a person's program changes it. */
export class Forge {
  private readonly origin = process.env.SANDBOX_URL ?? 'http://localhost:7010';

  constructor(
    private readonly request: APIRequestContext,
    private readonly repository: string,
    private readonly login: string,
  ) {}

  /** What a file of the main branch holds; nothing where there is none. */
  async read(path: string): Promise<string> {
    const { content = '' } = (await this.file(path)) ?? {};
    return Buffer.from(content, 'base64').toString();
  }

  /**
   * Commits a file to the main branch, whatever stood there.
   *
   * @returns the commit
   */
  async write(path: string, text: string): Promise<string> {
    const written = await this.request.put(this.contents(path), {
      headers: this.headers,
      data: {
        message: `Write ${path}`,
        content: Buffer.from(text).toString('base64'),
        sha: (await this.file(path))?.sha,
      },
    });
    expect(written.ok(), await written.text()).toBe(true);
    return commitSchema.parse(await written.json()).commit.sha;
  }

  /** Takes a file away from the main branch, where there is one. */
  async remove(path: string): Promise<void> {
    const found = await this.file(path);
    if (!found) return;
    const removed = await this.request.delete(this.contents(path), {
      headers: this.headers,
      data: { message: `Take ${path} away`, sha: found.sha },
    });
    expect(removed.ok(), await removed.text()).toBe(true);
  }

  /** As the button *Run workflow* does. */
  async runWorkflow(file: string): Promise<void> {
    const path = `actions/workflows/${file}/dispatches`;
    const begun = await this.request.post(`${this.api}/${path}`, {
      headers: this.headers,
      data: { ref: 'main' },
    });
    expect(begun.ok(), await begun.text()).toBe(true);
  }

  private async file(path: string) {
    const found = await this.request.get(this.contents(path), {
      headers: this.headers,
    });
    return found.ok() ? fileSchema.parse(await found.json()) : undefined;
  }

  private get headers() {
    return { Authorization: `Bearer user-${this.login}` };
  }

  private contents(path: string): string {
    return `${this.api}/contents/${path}`;
  }

  private get api(): string {
    return `${this.origin}/api/v3/repos/acme/${this.repository}`;
  }
}
