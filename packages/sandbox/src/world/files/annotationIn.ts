// SPDX-License-Identifier: Apache-2.0

/** What a `catalog-info.yaml` says first of an annotation; the file may be one that no YAML parser takes. */
export function annotationIn(
  catalogInfo: string | undefined,
  annotation: string,
): string | undefined {
  const lines = (catalogInfo ?? '').split('\n').map(line => line.trim());
  const start = `${annotation}: `;
  return lines.find(line => line.startsWith(start))?.slice(start.length);
}
