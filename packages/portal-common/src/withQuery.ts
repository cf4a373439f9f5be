// SPDX-License-Identifier: Apache-2.0

/** A path and its parameters. What is undefined or empty was not chosen, and is left out. */
export function withQuery(path: string, query: object): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  if (given.length === 0) return path;
  const parameters = new URLSearchParams(
    given.map(([key, value]) => [key, String(value)]),
  );
  return `${path}?${parameters}`;
}
