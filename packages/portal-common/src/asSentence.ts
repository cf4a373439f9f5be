// SPDX-License-Identifier: Apache-2.0

/** A text, as an error brings it, that another sentence can follow. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
