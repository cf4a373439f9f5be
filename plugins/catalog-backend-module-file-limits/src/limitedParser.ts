// SPDX-License-Identifier: Apache-2.0
import {
  processingResult,
  type CatalogProcessorParser,
  type CatalogProcessorResult,
} from '@backstage/plugin-catalog-node';
import type { Entity } from '@backstage/catalog-model';
import {
  readDocuments,
  type FileDocument,
} from '@macadam/plugin-catalog-files-common';

/**
 * In place of the catalog's own parser, which reads with all the time that a file asks for: some kilobytes can ask for minutes, in which the
 * portal answers nobody.
 */
export const limitedParser: CatalogProcessorParser = async function* parse({
  data,
  location,
}) {
  for (const document of readDocuments(data.toString('utf8'))) {
    const result = resultOf(document, location);
    if (result) yield result;
  }
};

function resultOf(
  { fault, value }: FileDocument,
  location: Parameters<CatalogProcessorParser>[0]['location'],
): CatalogProcessorResult | undefined {
  if (fault) {
    const where = fault.line ? ` on line ${fault.line}` : '';
    const message = `YAML error${where}: ${fault.message}`;
    return processingResult.generalError(location, message);
  }
  if (value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    const message = 'An entity is a map of fields, such as kind and metadata';
    return processingResult.generalError(location, message);
  }
  // The catalog's own policies say whether it is one.
  return processingResult.entity(location, value as Entity);
}
