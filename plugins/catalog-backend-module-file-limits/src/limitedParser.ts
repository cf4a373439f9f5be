// SPDX-License-Identifier: Apache-2.0
import {
  parseEntityYaml,
  processingResult,
  type CatalogProcessorParser,
} from '@backstage/plugin-catalog-node';
import { FILE_LIMITS } from '@macadam/plugin-catalog-files-common';

/**
 * The catalog's own parser, which is not given a file that is too large. It takes an alias bomb for what it is, but throws over it outside of
 * its own care, so the error is made an error of the file.
 */
export const limitedParser: CatalogProcessorParser = async function* parse({
  data,
  location,
}) {
  if (data.byteLength > FILE_LIMITS.bytes) {
    const message = `The file has ${data.byteLength} bytes; ${FILE_LIMITS.bytes} are the most`;
    yield processingResult.generalError(location, message);
    return;
  }
  try {
    yield* parseEntityYaml(data, location);
  } catch (error) {
    const message = `Failed to read the YAML: ${error}`;
    yield processingResult.generalError(location, message);
  }
};
