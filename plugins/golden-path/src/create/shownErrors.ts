// SPDX-License-Identifier: Apache-2.0
import type { RJSFValidationError } from '@rjsf/utils';

/** The property of a form's page that an error is about; a nested one is its parent's. */
export function propertyOf(path: string): string {
  return path.replace(/^\./, '').split(/[.[]/)[0];
}

/**
 * What is wrong, in words, of that which a person has touched; `undefined` stands for all of it. Whoever fills in the first field has not
 * forgotten the second.
 */
export function shownErrors(
  errors: RJSFValidationError[],
  touched: Set<string> | undefined,
): RJSFValidationError[] {
  return errors
    .filter(
      ({ property = '' }) => !touched || touched.has(propertyOf(property)),
    )
    .map(error => ({ ...error, message: wordsFor(error) }));
}

function wordsFor({ name, message, params }: RJSFValidationError) {
  switch (name) {
    case 'required':
      return 'Needs a value';
    case 'maxLength':
      return `At most ${params?.limit} characters`;
    case 'minLength':
      return `At least ${params?.limit} characters`;
    case 'maximum':
      return `At most ${params?.limit}`;
    case 'minimum':
      return `At least ${params?.limit}`;
    case 'type':
      return `Must be ${article(String(params?.type))}`;
    default:
      return message;
  }
}

function article(type: string): string {
  if (type === 'integer') return 'a whole number';
  return /^[aeo]/.test(type) ? `an ${type}` : `a ${type}`;
}
