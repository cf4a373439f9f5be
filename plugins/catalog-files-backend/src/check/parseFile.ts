// SPDX-License-Identifier: Apache-2.0
import {
  FILE_LIMITS,
  brokenLimits,
  type FileProblem,
} from '@macadam/plugin-catalog-files-common';
import {
  isMap,
  isNode,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
} from 'yaml';

/** One entity as the file describes it, and where in the file each field stands. */
export interface DescribedEntity {
  json: Record<string, unknown>;
  /** The place of the field, or of the nearest one above it that exists. */
  placeOf(path: (string | number)[]): { line: number; column: number };
}

export interface ParsedFile {
  entities: DescribedEntity[];
  problems: FileProblem[];
}

/** Reads the text of a catalog file as far as it can be read, and says what keeps it from being read. */
export function parseFile(text: string): ParsedFile {
  const bytes = Buffer.byteLength(text);
  if (bytes > FILE_LIMITS.bytes) {
    const message = `The file has ${bytes} bytes; ${FILE_LIMITS.bytes} are the most`;
    return {
      entities: [],
      problems: [
        error(
          message,
          'Make it smaller, for instance by moving a definition to a file of its own',
        ),
      ],
    };
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  const parsed: ParsedFile = { entities: [], problems: [] };
  for (const document of 'empty' in documents ? [] : documents) {
    addDocument(parsed, document, lines);
  }
  return parsed;
}

function addDocument(
  parsed: ParsedFile,
  document: Document,
  lines: LineCounter,
) {
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    // The rest of the message draws the file's own lines.
    const [message] = fault.message.split(/ at line \d+|\n/);
    parsed.problems.push(
      error(message, 'Mend the YAML on this line', { line, column: col }),
    );
    return;
  }
  const placeOf = (path: (string | number)[]) => place(document, path, lines);
  const aliases = aliasesIn(document);
  if (aliases > FILE_LIMITS.aliases) {
    const message = `The file uses ${aliases} aliases; ${FILE_LIMITS.aliases} are the most`;
    parsed.problems.push(error(message, 'Write the values out', placeOf([])));
    return;
  }
  const json = valueOf(document);
  if (json instanceof Error) {
    parsed.problems.push(
      error(json.message, 'Write the aliases out', placeOf([])),
    );
  } else if (json === null) {
    return;
  } else if (!isMap(document.contents)) {
    const message = 'An entity is a map of fields, such as kind and metadata';
    parsed.problems.push(
      error(message, 'Write the entity as a map', placeOf([])),
    );
  } else {
    const entity = json as Record<string, unknown>;
    parsed.entities.push({ json: entity, placeOf });
    for (const { path, message } of brokenLimits(entity)) {
      parsed.problems.push(error(message, 'Shorten it', placeOf(path)));
    }
  }
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: FILE_LIMITS.aliases });
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

function aliasesIn(document: Document): number {
  let count = 0;
  visit(document, {
    Alias() {
      count += 1;
    },
  });
  return count;
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
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

function error(
  message: string,
  whatToDo: string,
  at: { line?: number; column?: number } = {},
): FileProblem {
  return { severity: 'error', message, whatToDo, ...at };
}
