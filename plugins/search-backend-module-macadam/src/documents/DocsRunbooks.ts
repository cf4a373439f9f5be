// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { DecoratorBase } from '@backstage/plugin-search-backend-node';
import type {
  DocumentDecoratorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  ENTITY_TYPE,
  type EntityDocument,
} from '@macadam/plugin-search-common';
import { isRunbookPage } from '@macadam/portal-common';
import type { DocumentStore } from '../store/DocumentStore';

/** Most runbooks are pages of an entity's own docs, which its catalog file does not tell. */
export class DocsRunbooksFactory implements DocumentDecoratorFactory {
  readonly types = [ENTITY_TYPE];

  constructor(private readonly store: DocumentStore) {}

  async getDecorator(): Promise<DocsRunbooks> {
    const pages = await this.store.docsPages('runbook');
    return new DocsRunbooks(
      new Map(
        pages
          .filter(({ location }) => isRunbookPage(location))
          .map(page => [stringifyEntityRef(page), page.location]),
      ),
    );
  }
}

class DocsRunbooks extends DecoratorBase {
  constructor(private readonly locations: Map<string, string>) {
    super();
  }

  async initialize(): Promise<void> {}

  /** What an entity itself links stays. */
  async decorate(
    document: IndexableDocument & EntityDocument,
  ): Promise<IndexableDocument> {
    if (document.runbookUrl) return document;
    const runbookUrl = this.locations.get(stringifyEntityRef(document));
    return runbookUrl ? Object.assign(document, { runbookUrl }) : document;
  }

  async finalize(): Promise<void> {}
}
