// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import { ENTITY_TYPE } from '@macadam/plugin-search-common';
import type { Row } from '../store/Replacement';
import { folded, storable, storableJson, wordsOf, wordsOfName } from './words';

/** Of what a document is found by. Raise it when {@link toRow} changes: every document is then indexed anew. */
const VERSION = 2;
/** A longer text fills no screen, and PostgreSQL refuses a million lexemes. */
const MAX_TEXT = 50_000;
/** The longest that an index of PostgreSQL takes is a few thousand. */
const MAX_LABEL = 500;

/** The document as it is stored, and what tells whether it is stored already. */
export function sealed(type: string, document: IndexableDocument) {
  const text = document.text?.slice(0, MAX_TEXT) ?? '';
  const json = storableJson({ ...document, text });
  const hash = createHash('sha256').update(`${VERSION} ${type} ${json}`);
  return { json, hash: hash.digest() };
}

export function toRow(
  type: string,
  document: IndexableDocument,
  { json, hash }: { json: string; hash: Buffer },
): Row {
  const read = (field: string) => textsIn(document, field).join(' ');
  const title = read('title');
  const isEntity = type === ENTITY_TYPE;
  const name = isEntity ? read('name') || title : '';
  // A page of docs is found by its entity and that one's owner, but never before what is owned.
  const owners = [read('owner'), read('ownerRef'), read('ownerTitle')];
  const tags = ['tags', 'system', 'type', 'kind'].map(read);
  const belonging = isEntity
    ? []
    : [...owners, read('name'), read('entityTitle')];
  return {
    hash,
    document: json,
    name: label(name),
    title: label(title),
    spelling: label(name === title ? title : `${name} ${title}`),
    nameWords: wordsOfName(`${name} ${title}`).join(' ').slice(0, MAX_LABEL),
    ownerWords: isEntity
      ? wordsOf(owners.join(' ')).join(' ').slice(0, MAX_LABEL)
      : '',
    tagWords: wordsOf([...tags, ...belonging].join(' '))
      .join(' ')
      .slice(0, MAX_TEXT),
    bodyWords: wordsOf(read('text').slice(0, MAX_TEXT)).join(' '),
  };
}

function label(text: string): string {
  return storable(folded(text).trim()).slice(0, MAX_LABEL);
}

/** What stands in a field: a text, or a list of them. Documents are somebody else's. */
function textsIn(document: IndexableDocument, field: string): string[] {
  const value: unknown = Reflect.get(document, field);
  const values = Array.isArray(value) ? value : [value];
  return values.filter(each => typeof each === 'string');
}
