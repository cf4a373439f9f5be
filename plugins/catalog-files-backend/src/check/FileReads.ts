// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  RELATION_OWNED_BY,
  type Entity,
} from '@backstage/catalog-model';
import { isError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FileStore } from '../store/FileStore';
import type { CodeOwners } from './CodeOwners';
import { fileAddress, knownAddresses } from './fileAddress';
import type { FileChecker } from './FileChecker';

/** Files of one entity provider beyond this many are read at the next pass. */
const MOST_ENTITIES_OF_A_FILE = 500;

/** Reads the files behind the catalog's Locations, and keeps what is wrong with them and whose they are. */
export class FileReads {
  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'queryEntities' | 'streamEntities'>;
      checker: FileChecker;
      codeOwners: CodeOwners;
      logger: LoggerService;
      reader: UrlReaderService;
      store: FileStore;
    },
  ) {}

  /** All of them. */
  async pass(signal?: AbortSignal): Promise<void> {
    const errorsByUrl = await this.locations();
    // One that was broken from the start is no Location of the catalog until it is mended.
    for (const url of await this.deps.store.brokenUrls()) {
      if (!errorsByUrl.has(url)) errorsByUrl.set(url, []);
    }
    await this.deps.store.keepOnly([...errorsByUrl.keys()]);
    for (const [url, processingErrors] of errorsByUrl) {
      signal?.throwIfAborted();
      await this.read(url, processingErrors);
    }
  }

  /** One, for instance after a push. A failure is kept as the state of the source, beside what was known. */
  async read(url: string, processingErrors: string[] = []): Promise<void> {
    const { auth, checker, logger, reader, store } = this.deps;
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const response = await reader.readUrl(url);
      const text = (await response.buffer()).toString();
      const problems = await checker.check(
        { url, text, processingErrors },
        { credentials },
      );
      const owners = await this.ownersOf(url, text, problems.length > 0);
      await store.recordRead(url, { owners, problems, at: new Date() });
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        await store.forget(url);
        return;
      }
      const reason = toError(error).message;
      logger.warn(`The catalog file ${url} could not be read: ${reason}`);
      await store.recordFailure(url, { at: new Date(), reason });
    }
  }

  /** What the catalog said of each Location, by the file that it names. */
  private async locations(): Promise<Map<string, string[]>> {
    const { auth, catalog } = this.deps;
    const credentials = await auth.getOwnServiceCredentials();
    const found = new Map<string, string[]>();
    const pages = catalog.streamEntities(
      { filter: { kind: 'Location', 'spec.type': 'url' } },
      { credentials },
    );
    for await (const page of pages) {
      for (const { spec, status } of page as LocationEntity[]) {
        const messages = (status?.items ?? [])
          .filter(({ level }) => level === 'error')
          .map(({ message }) => message);
        const targets = [spec?.target, ...(spec?.targets ?? [])];
        for (const url of targets) {
          if (url?.startsWith('http')) found.set(fileAddress(url), messages);
        }
      }
    }
    return found;
  }

  /** Who owns the entities of a file. Where it has none yet, because it was broken from the start: CODEOWNERS, or whom it names itself. */
  private async ownersOf(
    url: string,
    text: string,
    isBroken: boolean,
  ): Promise<string[]> {
    const { auth, catalog, checker, codeOwners } = this.deps;
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await catalog.queryEntities(
      {
        filter: {
          [`metadata.annotations.${ANNOTATION_LOCATION}`]: knownAddresses(
            url,
          ).map(address => `url:${address}`),
        },
        fields: ['kind', 'metadata.name', 'relations'],
        limit: MOST_ENTITIES_OF_A_FILE,
      },
      { credentials },
    );
    const owners = items.flatMap(({ relations = [] }) =>
      relations
        .filter(({ type }) => type === RELATION_OWNED_BY)
        .map(({ targetRef }) => targetRef),
    );
    if (owners.length > 0 || !isBroken) return [...new Set(owners)];
    const reviewers = await codeOwners.ownersOf(url);
    return reviewers.length > 0 ? reviewers : checker.ownersNamedIn(text);
  }
}

type LocationEntity = Entity & {
  spec?: { target?: string; targets?: string[] };
  status?: { items?: { level: string; message: string }[] };
};
