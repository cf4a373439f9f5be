// SPDX-License-Identifier: Apache-2.0
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
} from 'yaml';
import { FILE_LIMITS } from './limits';

/** Why a document cannot be taken, and where in the file. */
export interface DocumentFault {
  message: string;
  whatToDo: string;
  /** From 1; absent where the fault has no place in the file. */
  line?: number;
  column?: number;
}

/** One document of a catalog file. */
export interface FileDocument {
  fault?: DocumentFault;
  /** As JSON would hold it: `null` of an empty document, `undefined` where there is a fault. */
  value?: unknown;
  /** The place of the field, or of the nearest one above it that exists. */
  placeOf(path: (string | number)[]): { line: number; column: number };
}

/**
 * Reads the documents of a catalog file, which may be anybody's: what could keep the reader busy for minutes is a fault, as what is no YAML is.
 *
 * yaml compares each key of a map with each other one, and writes keys that are maps themselves in time that grows with the third power of
 * their depth. A file of some kilobytes could stop the whole portal with either, so keys are compared here, and are words.
 */
export function readDocuments(text: string): FileDocument[] {
  const tooMuch = excess(text);
  if (tooMuch) {
    return [{ fault: tooMuch, placeOf: () => ({ line: 1, column: 1 }) }];
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    merge: false,
    resolveKnownTags: false,
    schema: 'core',
    uniqueKeys: false,
  });
  return 'empty' in documents
    ? []
    : documents.map(document => read(document, lines));
}

function excess(text: string): DocumentFault | undefined {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > FILE_LIMITS.bytes) {
    return {
      message: `The file has ${bytes} bytes; ${FILE_LIMITS.bytes} are the most`,
      whatToDo:
        'Make it smaller, for instance by moving a definition to a file of its own',
    };
  }
  const marks = text.match(/^(---|\.\.\.)/gm)?.length ?? 0;
  if (marks > FILE_LIMITS.documents) {
    return {
      message: `The file has ${marks} documents; ${FILE_LIMITS.documents} are the most`,
      whatToDo: 'Spread them over several files',
    };
  }
  return undefined;
}

function read(document: Document, lines: LineCounter): FileDocument {
  const placeOf = (path: (string | number)[]) => place(document, path, lines);
  const [error] = document.errors;
  if (error) {
    // The rest of the message draws the file's own lines.
    const [message] = error.message.split(/ at line \d+|\n/);
    const whatToDo = 'Mend the YAML on this line';
    const at = positionOf(error.pos[0], lines);
    return { fault: { message, whatToDo, ...at }, placeOf };
  }
  const fault = structuralFault(document, lines);
  if (fault) return { fault, placeOf };
  try {
    return {
      value: document.toJS({ maxAliasCount: FILE_LIMITS.aliases }),
      placeOf,
    };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const whatToDo = 'Write the aliases out';
    return { fault: { message, whatToDo, ...placeOf([]) }, placeOf };
  }
}

function structuralFault(
  document: Document,
  lines: LineCounter,
): DocumentFault | undefined {
  let aliases = 0;
  let fault: DocumentFault | undefined;
  const stopWith = (node: unknown, message: string, whatToDo: string) => {
    const offset = isNode(node) ? node.range?.[0] ?? 0 : 0;
    fault = { message, whatToDo, ...positionOf(offset, lines) };
    return visit.BREAK;
  };
  visit(document, {
    Alias(_, alias) {
      aliases += 1;
      if (aliases <= FILE_LIMITS.aliases) return undefined;
      const message = `The file uses more aliases than ${FILE_LIMITS.aliases}, which are the most`;
      return stopWith(alias, message, 'Write the values out');
    },
    Collection(_, node, path) {
      if (path.filter(isCollection).length >= FILE_LIMITS.depth) {
        const message = `The file is nested deeper than ${FILE_LIMITS.depth} levels, which are the most`;
        return stopWith(node, message, 'Make it flatter');
      }
      const wrong = isMap(node) && wrongKey(node.items.map(({ key }) => key));
      return wrong ? stopWith(...wrong) : undefined;
    },
  });
  return fault;
}

function wrongKey(
  keys: unknown[],
): [node: unknown, message: string, whatToDo: string] | undefined {
  const seen = new Set<unknown>();
  for (const key of keys) {
    if (!isScalar(key)) {
      return [key, 'A key is not a word', 'Write a word before the colon'];
    }
    if (seen.has(key.value)) {
      const message = `The key ${String(key.value).slice(
        0,
        50,
      )} is there twice`;
      return [key, message, 'Keep one of them'];
    }
    seen.add(key.value);
  }
  return undefined;
}

function place(
  document: Document,
  path: (string | number)[],
  lines: LineCounter,
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length
      ? document.getIn(path.slice(0, length), true)
      : document.contents;
    if (isNode(node) && node.range) return positionOf(node.range[0], lines);
  }
  return { line: 1, column: 1 };
}

function positionOf(offset: number, lines: LineCounter) {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
