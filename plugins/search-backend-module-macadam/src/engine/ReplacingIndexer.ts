// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { BatchSearchEngineIndexer } from '@backstage/plugin-search-backend-node';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { DocumentStore } from '../store/DocumentStore';
import type { Replacement } from '../store/Replacement';
import { sealed, toRow } from './toRow';

/** Few enough that nobody waits long for one of them to be told apart from what was there. */
const BATCH = 100;

/** Takes all documents of one type. Those of before stay until the last of the new ones is there. */
export class ReplacingIndexer extends BatchSearchEngineIndexer {
  private replacement: Replacement | undefined;
  private received = 0;

  constructor(
    private readonly deps: {
      type: string;
      store: DocumentStore;
      logger: LoggerService;
    },
  ) {
    super({ batchSize: BATCH });
  }

  async initialize(): Promise<void> {
    this.replacement = await this.deps.store.replace(this.deps.type);
  }

  async index(documents: IndexableDocument[]): Promise<void> {
    const { type } = this.deps;
    this.received += documents.length;
    const seals = documents.map(document => sealed(type, document));
    await this.replacement?.stage(
      seals.map(({ hash }) => hash),
      i => toRow(type, documents[i], seals[i]),
    );
  }

  async finalize(): Promise<void> {
    if (this.received > 0) {
      await this.replacement?.commit();
      return;
    }
    // As Backstage's own engine does: a source that says nothing is more often broken than empty.
    this.deps.logger.warn(
      `The search index for ${this.deps.type} was kept as it is: there were no documents`,
    );
    await this.replacement?.abandon();
  }

  /** A pipeline that fails elsewhere is never finalized; the transaction would hold its connection for good. */
  async _destroy(
    error: Error | null,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    try {
      await this.replacement?.abandon();
      done(error);
    } catch (failure) {
      this.deps.logger.warn(`Could not abandon a search index: ${failure}`);
      done(error);
    }
  }
}
