// SPDX-License-Identifier: Apache-2.0

/** A size as people read it; 1 kB = 1000 bytes. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const kilobytes = bytes / 1000;
  return kilobytes < 1000
    ? `${kilobytes.toFixed(1)} kB`
    : `${(kilobytes / 1000).toFixed(1)} MB`;
}
