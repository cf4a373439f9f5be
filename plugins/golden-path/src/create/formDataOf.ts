// SPDX-License-Identifier: Apache-2.0
import type { Answers } from '../answers';

/** The answers that a link to a form brings along (`?formData=…`, JSON), as Backstage's own do; none of a link that brings none. */
export function formDataOf(search: string): Answers | undefined {
  const given = new URLSearchParams(search).get('formData');
  if (!given) return undefined;
  try {
    const answers: unknown = JSON.parse(given);
    return typeof answers === 'object' &&
      answers !== null &&
      !Array.isArray(answers)
      ? (answers as Answers)
      : undefined;
  } catch {
    return undefined;
  }
}
