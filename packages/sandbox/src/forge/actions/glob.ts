// SPDX-License-Identifier: Apache-2.0

/**
 * Whether a name fits a list of workflow filters: `*` stops at a slash, `**` does not, a later
 * `!pattern` takes away again.
 *
 * Definition: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesFilter(name: string, patterns: string[]): boolean {
  return patterns.reduce((matched, pattern) => {
    const isNegated = pattern.startsWith('!');
    const fits = toRegExp(isNegated ? pattern.slice(1) : pattern).test(name);
    return fits ? !isNegated : matched;
  }, false);
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*\/?|\*|\?)/)
    .map(part => {
      switch (part) {
        case '**/':
          return '(?:.*/)?';
        case '**':
          return '.*';
        case '*':
          return '[^/]*';
        case '?':
          return '[^/]';
        default:
          return part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
      }
    })
    .join('');
  return new RegExp(`^${source}$`);
}
