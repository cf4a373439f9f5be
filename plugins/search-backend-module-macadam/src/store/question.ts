// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from '@backstage/types';

/** What the store is asked. */
export interface Question {
  /** The question as it was typed, folded and trimmed: for whole names. */
  term: string;
  /** Its words. None: everything is asked for. */
  words: string[];
  /** None means every type. */
  types: string[] | undefined;
  filters: JsonObject;
  offset: number;
  limit: number;
}

export interface Sql {
  sql: string;
  bindings: Record<string, string | number | string[]>;
}

/** The tier of what matched in its text alone. */
export const TEXT_TIER = 1;

/** A word this short begins too many others: it is looked for in names, owners and tags only. */
const SHORT = 2;

/** Which documents are asked for at all, by type and field. A field may hold the value, or a list with it. */
export function selection({ types, filters }: Question): Sql {
  const bindings: Sql['bindings'] = {};
  const conditions = ['true'];
  if (types) {
    conditions.push('d.type = ANY(:types)');
    bindings.types = types;
  }
  Object.entries(filters).forEach(([field, value], i) => {
    const values = asList(value);
    const either = values.flatMap((each, j) => {
      bindings[`one${i}x${j}`] = JSON.stringify({ [field]: each });
      bindings[`list${i}x${j}`] = JSON.stringify({ [field]: [each] });
      return [
        `d.document @> CAST(:one${i}x${j} AS jsonb)`,
        `d.document @> CAST(:list${i}x${j} AS jsonb)`,
      ];
    });
    conditions.push(either.length > 0 ? `(${either.join(' OR ')})` : 'false');
  });
  return { sql: conditions.join(' AND '), bindings };
}

function asList(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

const page = `
  SELECT d.type, d.document - 'text' AS document,
    left(d.document->>'text', 10000) AS text, page.tier, page.total
  FROM (
    SELECT *, count(*) OVER () AS total FROM ranked
    ORDER BY tier DESC, relevance DESC, length(shown), shown, id
    OFFSET :offset LIMIT :limit
  ) page JOIN search_documents d USING (id)
  ORDER BY page.tier DESC, page.relevance DESC, length(page.shown), page.shown, id`;

/**
 * What matches, the best first. A tier is where a document matched: its whole name, its whole title, the
 * beginning of either, a word of them, its owner, a tag, its text. Only what matched in the text alone is
 * ordered by how well; elsewhere whole words come before beginnings, and what has a name before a page of docs.
 */
export function matching(question: Question): Sql {
  const { term, words, offset, limit } = question;
  const selected = selection(question);
  const bindings: Sql['bindings'] = { ...selected.bindings, offset, limit };
  if (words.length === 0) {
    return { sql: `WITH ${everything(selected.sql)} ${page}`, bindings };
  }
  bindings.term = term;
  bindings.beginning = `${term.replace(/[\\%_]/g, '\\$&')}%`;
  words.forEach((word, i) => {
    bindings[`whole${i}`] = `${word}:A`;
  });
  for (const weight of ['', 'A', 'AB']) {
    words.forEach((word, i) => {
      bindings[`word${weight}${i}`] = `${word}:*${weight}`;
    });
  }
  const found = words.every(({ length }) => length <= SHORT)
    ? 'd.labels @@ q.labels'
    : 'd.words @@ q.words';
  return {
    sql: `
      WITH q AS MATERIALIZED (
        SELECT ${all(words, (_, i) => inAnyText(`:word${i}`))} AS words,
          ${all(words, (_, i) => `to_tsquery('simple', :word${i})`)} AS labels,
          ${all(words, (_, i) => `to_tsquery('simple', :wordA${i})`)} AS named,
          ${all(words, (_, i) => `to_tsquery('simple', :wordAB${i})`)} AS owned,
          ${all(words, (_, i) => `to_tsquery('simple', :whole${i})`)} AS whole
      ), found AS (
        SELECT d.id, coalesce(d.name, d.title) AS shown, ${TIER} AS tier,
          CAST(d.name IS NOT NULL AS int) AS named, 2 * CAST(d.labels @@ q.whole AS int) AS whole,
          d.words, q.words AS asked
        FROM q, search_documents d
        WHERE (${found} OR d.name LIKE :beginning OR d.title LIKE :beginning)
          AND ${selected.sql}
      ), ranked AS (
        SELECT id, shown, tier,
          CASE WHEN tier = ${TEXT_TIER} THEN ts_rank(words, asked) ELSE named + whole END AS relevance
        FROM found
      ) ${page}`,
    bindings,
  };
}

const TIER = `CASE
  WHEN d.name = :term THEN 8
  WHEN d.title = :term THEN 7
  WHEN d.name LIKE :beginning THEN 6
  WHEN d.title LIKE :beginning THEN 5
  WHEN d.labels @@ q.named THEN 4
  WHEN d.labels @@ q.owned THEN 3
  WHEN d.labels @@ q.labels THEN 2
  ELSE ${TEXT_TIER} END`;

function everything(selected: string): string {
  return `ranked AS (
    SELECT d.id, coalesce(d.name, d.title) AS shown, CASE WHEN d.name IS NULL THEN 0 ELSE 1 END AS tier, 0 AS relevance
    FROM search_documents d WHERE ${selected}
  )`;
}

/**
 * How alike names and titles are to what was typed: PostgreSQL's trigrams.
 * @param trigrams the schema that `pg_trgm` lives in, quoted
 */
export function resembling(question: Question, trigrams: string): Sql {
  const selected = selection(question);
  const { term, offset, limit } = question;
  return {
    sql: `
      WITH ranked AS (
        SELECT d.id, coalesce(d.name, d.title) AS shown,
          CASE WHEN d.name IS NULL THEN 0 ELSE 1 END AS tier,
          ${trigrams}.word_similarity(:term, d.spelling) + ${trigrams}.similarity(:term, d.spelling) AS relevance
        FROM search_documents d
        WHERE :term OPERATOR(${trigrams}.<%) d.spelling AND ${selected.sql}
      ) ${page}`,
    bindings: { ...selected.bindings, term, offset, limit },
  };
}

/** Documents are indexed both as they are written and by their stems. A word without a stem ("the") asks for nothing. */
function inAnyText(word: string): string {
  const stemmed = `to_tsquery('english', ${word})`;
  return `CASE WHEN numnode(${stemmed}) = 0 THEN ${stemmed} ELSE to_tsquery('simple', ${word}) || ${stemmed} END`;
}

function all(
  words: string[],
  query: (word: string, index: number) => string,
): string {
  return words.map((word, i) => `(${query(word, i)})`).join(' && ');
}
