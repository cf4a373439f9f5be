// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type { FieldProblem } from '@macadam/plugin-golden-path-common';

/** Answers that a template's form would not take. The list travels with the answer of status 400. */
export class FormError extends InputError {
  constructor(readonly fields: FieldProblem[]) {
    super(
      `The form does not take this: ${fields
        .map(({ field, message }) => `${field}: ${message}`)
        .join('; ')}`,
    );
  }
}

/** Backstage's errors have none for 429; its error handler reads the status from the error. */
export class TooManyPreviewsError extends Error {
  readonly name = 'TooManyRequestsError';
  readonly statusCode = 429;

  constructor() {
    super('Previews are still under way. Try again in some seconds.');
  }
}
