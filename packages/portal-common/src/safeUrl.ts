// SPDX-License-Identifier: Apache-2.0

const SAFE = ['http:', 'https:', 'mailto:'];

/** An address that may become a link; `undefined` of what would run a script, or is none. A path of the portal stays one. */
export function safeUrl(value: string): string | undefined {
  // A browser ignores these within `java\nscript:`.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f]/.test(value)) return undefined;
  if (/^\/(?!\/)/.test(value)) return value;
  try {
    return SAFE.includes(new URL(value).protocol) ? value : undefined;
  } catch {
    return undefined;
  }
}
