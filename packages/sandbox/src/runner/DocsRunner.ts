// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildSite } from './buildSite';
import {
  type DocumentedEntity,
  documentedEntities,
} from './documentedEntities';
import { exportTree, readFileAt } from './exportTree';
import { publishedCommit, publishSite } from './publishSite';

const WORK_PREFIX = '.building-';

export interface DocsRunnerOptions {
  /** Holds `<repository>.git`. */
  repositoriesDir: string;
  /** Sites go to `<namespace>/<kind>/<name>` below it. Without it docs are off. */
  techdocsDir?: string;
  /** The directory that holds `mkdocs`. Without it docs are off. */
  mkdocsBin?: string;
  logger?: { info(message: string): void; warn(message: string): void };
}

export interface DocsRunner {
  /**
   * Builds the docs of a commit of the default branch, one repository after the other. A newer
   * commit takes the place of one that waits; what is published already is not built again. What is
   * `urgent` goes before all that is not: who has just pushed waits for no archive.
   */
  enqueue(repository: string, sha: string, options?: { urgent: boolean }): void;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
  /** Stops a build that runs and forgets what waits. */
  close(): Promise<void>;
}

type Settings = Required<DocsRunnerOptions>;

class QueueingDocsRunner implements DocsRunner {
  private readonly urgent = new Map<string, string>();
  private readonly waiting = new Map<string, string>();
  private readonly closing = new AbortController();
  private working: Promise<void> | undefined;

  constructor(private readonly settings: Settings) {}

  enqueue(repository: string, sha: string, { urgent } = { urgent: false }) {
    if (this.closing.signal.aborted) return;
    this.waiting.delete(repository);
    (urgent ? this.urgent : this.waiting).set(repository, sha);
    this.start();
  }

  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  async close(): Promise<void> {
    this.urgent.clear();
    this.waiting.clear();
    this.closing.abort();
    await this.working;
  }

  private start(): void {
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.urgent.size + this.waiting.size > 0) this.start();
    });
  }

  /** Takes what comes next out of its queue. */
  private next(): [repository: string, sha: string] | undefined {
    const queue = this.urgent.size > 0 ? this.urgent : this.waiting;
    const [first] = queue;
    if (first) queue.delete(first[0]);
    return first;
  }

  private async work(): Promise<void> {
    await removeLeftovers(this.settings.techdocsDir);
    for (let job = this.next(); job; job = this.next()) {
      const [repository, sha] = job;
      try {
        await this.build(repository, sha);
      } catch (error) {
        if (this.closing.signal.aborted) return;
        const { message } = error as Error;
        this.settings.logger.warn(`Docs of ${repository} failed: ${message}`);
      }
    }
  }

  private async build(repository: string, sha: string): Promise<void> {
    const { repositoriesDir, techdocsDir, logger } = this.settings;
    const gitDir = path.join(repositoriesDir, `${repository}.git`);
    const catalogInfo = await readFileAt(gitDir, sha, 'catalog-info.yaml');
    const outdated: DocumentedEntity[] = [];
    for (const entity of documentedEntities(catalogInfo ?? '')) {
      const built = await publishedCommit(techdocsDir, entity);
      if (built !== sha) outdated.push(entity);
    }
    if (outdated.length === 0) return;
    const started = performance.now();
    await this.buildAndPublish(gitDir, sha, outdated);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    logger.info(`Docs of ${repository} are built (${seconds} s)`);
  }

  private async buildAndPublish(
    repository: string,
    sha: string,
    entities: DocumentedEntity[],
  ): Promise<void> {
    const { techdocsDir, mkdocsBin } = this.settings;
    const workDir = await mkdtemp(path.join(techdocsDir, WORK_PREFIX));
    try {
      const treeDir = path.join(workDir, 'tree');
      const siteDir = path.join(workDir, 'site');
      await exportTree(repository, sha, treeDir);
      const { signal } = this.closing;
      await buildSite({ mkdocsBin, treeDir, siteDir, etag: sha, signal });
      for (const entity of entities) {
        await publishSite({ siteDir, techdocsDir, entity, workDir });
      }
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  }
}

export function createDocsRunner(options: DocsRunnerOptions): DocsRunner {
  const { mkdocsBin, techdocsDir, logger = console } = options;
  if (!mkdocsBin || !techdocsDir) {
    logger.info(
      `Docs are off: ${
        mkdocsBin ? 'there is no place for them' : 'there is no MkDocs'
      }`,
    );
    return { enqueue() {}, async idle() {}, async close() {} };
  }
  return new QueueingDocsRunner({ ...options, mkdocsBin, techdocsDir, logger });
}

/** What a runner that was killed left behind. */
async function removeLeftovers(techdocsDir: string): Promise<void> {
  await mkdir(techdocsDir, { recursive: true });
  for (const name of await readdir(techdocsDir)) {
    if (!name.startsWith(WORK_PREFIX)) continue;
    await rm(path.join(techdocsDir, name), { recursive: true, force: true });
  }
}
