// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotImplementedError } from '@backstage/errors';
import type { SearchEngine } from '@backstage/plugin-search-backend-node';
import type {
  IndexableResult,
  IndexableResultSet,
  SearchQuery,
} from '@backstage/plugin-search-common';
import type { DocumentStore, Found } from '../store/DocumentStore';
import type { Question } from '../store/question';
import { cursorOf, pageOf } from './cursor';
import {
  beginsLike,
  looksLike,
  marked,
  markedExcerpt,
  type Matches,
} from './highlight';
import { ReplacingIndexer } from './ReplacingIndexer';
import { folded, storable, storableJson, wordsAsked } from './words';

const PAGE_SIZE = 25;
/** What a row of results can show; whole pages of documentation would go over the wire for nothing. */
const SHOWN_TEXT = 500;
/** What a misspelt name is compared with. */
const NAMES = ['title', 'name'];
const MARKED_FIELDS = [
  ...NAMES,
  ...['owner', 'ownerTitle', 'system', 'type', 'tags', 'text'],
];

/** Some docs hold the same slip; these names stand before them. */
const GUESSES = 3;

interface Answer {
  /** What holds what was asked for. */
  found: Found[];
  /** What only looks like it. */
  guesses: Found[];
}

/** Backstage's search engine on what PostgreSQL brings along. Who may see what is decided around it. */
export class PostgresSearchEngine implements SearchEngine {
  /** No document can hold these, so none can forge a mark. */
  private readonly tags = tagsOf(randomUUID());

  constructor(
    private readonly deps: { store: DocumentStore; logger: LoggerService },
  ) {}

  setTranslator(): never {
    throw new NotImplementedError('This search engine takes no translator');
  }

  async getIndexer(type: string): Promise<ReplacingIndexer> {
    return new ReplacingIndexer({ ...this.deps, type });
  }

  async query(query: SearchQuery): Promise<IndexableResultSet> {
    const size =
      query.pageLimit && query.pageLimit > 0
        ? Math.floor(query.pageLimit)
        : PAGE_SIZE;
    const page = pageOf(query.pageCursor);
    const question = toQuestion(query, { size, page });
    const { found, guesses } = await this.find(question);
    const all = [
      ...guesses.map(each => ({ ...each, similar: true })),
      ...found.map(each => ({ ...each, similar: false })),
    ];
    const room = found.length > 0 ? guesses.length + size : size;
    const results = all
      .slice(0, room)
      .map((each, i) => this.toResult(each, question.words, page * size + i));
    return {
      results,
      numberOfResults: (found[0] ?? guesses[0])?.total ?? 0,
      nextPageCursor: all.length > room ? cursorOf(page + 1) : undefined,
      previousPageCursor: cursorOf(page - 1),
    };
  }

  private async find(question: Question): Promise<Answer> {
    const { store } = this.deps;
    const { term, words, offset } = question;
    if (term !== '' && words.length === 0) return { found: [], guesses: [] };
    const found = await store.findMatching(question);
    if (words.length === 0) return { found, guesses: [] };
    if (offset === 0 && isMaybeMisspelled(term, found)) {
      const first = { ...question, limit: GUESSES };
      const guesses = await store.findResembling(first);
      return { found, guesses: guesses.filter(isNoneOf(found)) };
    }
    const isPastTheEnd =
      offset > 0 &&
      (await store.findMatching({ ...question, offset: 0 })).length > 0;
    if (found.length > 0 || isPastTheEnd) return { found, guesses: [] };
    return { found: [], guesses: await store.findResembling(question) };
  }

  private toResult(
    { type, document, similar }: Found & { similar: boolean },
    words: string[],
    index: number,
  ): IndexableResult {
    const marks = similar
      ? this.marks(document, NAMES, looksLike(words))
      : this.marks(document, MARKED_FIELDS, beginsLike(words));
    return {
      type,
      document: Object.assign(
        { ...document, text: document.text.slice(0, SHOWN_TEXT) },
        similar && { similar },
      ),
      rank: index + 1,
      highlight: { ...this.tags, fields: marks },
    };
  }

  private marks(
    document: object,
    fields: string[],
    matches: Matches,
  ): Record<string, string> {
    const { tags } = this;
    const marks = fields.flatMap(field => {
      const mark = markOf(Reflect.get(document, field), text =>
        field === 'text'
          ? markedExcerpt(text, matches, tags)
          : marked(text, matches, tags),
      );
      return mark === undefined ? [] : [[field, mark]];
    });
    return Object.fromEntries(marks);
  }
}

/** Of a text, or of a list of texts. Documents are somebody else's. */
function markOf(
  value: unknown,
  mark: (text: string) => string | undefined,
): string | undefined {
  if (typeof value === 'string') return mark(value);
  if (!Array.isArray(value)) return undefined;
  const marks = value.filter(each => typeof each === 'string').map(mark);
  return marks.filter(each => each !== undefined).join(', ') || undefined;
}

/** One word that stands in no name, no owner and no tag, at most in a text. */
function isMaybeMisspelled(term: string, found: Found[]): boolean {
  return found.length > 0 && found[0].isTextOnly && !/\s/.test(term);
}

/** Whether it is not among what was found already. */
function isNoneOf(found: Found[]) {
  return ({ type, document: { location } }: Found) =>
    !found.some(
      each => each.type === type && each.document.location === location,
    );
}

function tagsOf(id: string) {
  return { preTag: `<${id}>`, postTag: `</${id}>` };
}

function toQuestion(
  { term, types, filters = {} }: SearchQuery,
  { size, page }: { size: number; page: number },
): Question {
  return {
    term: storable(folded(term).trim()),
    words: wordsAsked(term),
    types,
    filters: JSON.parse(storableJson(filters)),
    offset: page * size,
    // One more than is shown tells whether there is another page.
    limit: size + 1,
  };
}
