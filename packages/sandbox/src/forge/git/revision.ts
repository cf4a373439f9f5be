// SPDX-License-Identifier: Apache-2.0

/** What git says when a branch does not exist yet, or not any more. */
export const NO_COMMIT = '0'.repeat(40);

const SHA = /^[0-9a-f]{40}$/;

export const isSha = (value: string): boolean => SHA.test(value);

/**
 * Whether a name may be given to git as a revision: a plain branch, tag or commit, no option and
 * none of git's operators such as `..`, `^`, `~`, `:` and `@{`.
 *
 * Definition: https://git-scm.com/docs/git-check-ref-format
 */
export function isRevisionName(name: string): boolean {
  return (
    /^[\w.+#@%=,!$&'()/-]{1,250}$/u.test(name) &&
    !/^[-/.]|\/\/|\/\.|\.\.|@\{|[/.]$|\.lock($|\/)/.test(name) &&
    name !== '@'
  );
}
