// SPDX-License-Identifier: Apache-2.0
import type { FileProblem } from './model';

/** `organisation/name` in the address of a file on GitHub; the address itself where it is of another form. */
export function repositoryOf(url: string): string {
  return /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\//.exec(url)?.[1] ?? url;
}

/** Where a problem stands: the file, at the line if the problem has one. */
export function addressOf(
  url: string,
  { line }: Pick<FileProblem, 'line'>,
): string {
  return line ? `${url}#L${line}` : url;
}
