// SPDX-License-Identifier: Apache-2.0
import {
  brokenLimits,
  readDocuments,
  type DocumentFault,
  type FileDocument,
  type FileProblem,
} from '@macadam/plugin-catalog-files-common';

/** One entity as the file describes it, and where in the file each field stands. */
export interface DescribedEntity extends Pick<FileDocument, 'placeOf'> {
  json: Record<string, unknown>;
}

export interface ParsedFile {
  entities: DescribedEntity[];
  problems: FileProblem[];
}

/** Reads the text of a catalog file as far as it can be read, and says what keeps it from being read. */
export function parseFile(text: string): ParsedFile {
  const parsed: ParsedFile = { entities: [], problems: [] };
  for (const document of readDocuments(text)) add(parsed, document);
  return parsed;
}

function add(
  { entities, problems }: ParsedFile,
  { fault, value, placeOf }: FileDocument,
) {
  if (fault) {
    problems.push(error(fault));
  } else if (isRecord(value)) {
    entities.push({ json: value, placeOf });
    for (const { path, message } of brokenLimits(value)) {
      problems.push(
        error({ message, whatToDo: 'Shorten it', ...placeOf(path) }),
      );
    }
  } else if (value !== null) {
    const message = 'An entity is a map of fields, such as kind and metadata';
    const whatToDo = 'Write the entity as a map';
    problems.push(error({ message, whatToDo, ...placeOf([]) }));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function error(fault: DocumentFault): FileProblem {
  return { severity: 'error', ...fault };
}
