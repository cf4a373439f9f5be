// SPDX-License-Identifier: Apache-2.0
import type { PreviewFile } from '@macadam/plugin-golden-path-common';

/** Of a longer file the beginning is shown. */
const MAX_FILE_CHARACTERS = 100_000;
/** Beyond this the rest of the files is named, not shown. */
const MAX_TOTAL_CHARACTERS = 2_000_000;

/** What the dry run wrote, as it can be shown: text where it is text, by path. */
export function previewFiles(
  written: { path: string; base64Content: string; executable?: boolean }[],
): PreviewFile[] {
  let left = MAX_TOTAL_CHARACTERS;
  return [...written]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, base64Content, executable = false }) => {
      const content = Buffer.from(base64Content, 'base64');
      const whole = textOf(content);
      const text = whole?.slice(0, Math.min(MAX_FILE_CHARACTERS, left));
      left -= text?.length ?? 0;
      const isCut = text !== whole;
      return { path, sizeBytes: content.length, executable, text, isCut };
    });
}

/** As git tells them apart: text is UTF-8 without a NUL. */
function textOf(content: Buffer): string | undefined {
  if (content.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
