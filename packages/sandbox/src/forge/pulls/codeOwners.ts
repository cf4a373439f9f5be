// SPDX-License-Identifier: Apache-2.0
import type { GitRepository } from '../git';

interface Rule {
  pattern: RegExp;
  owners: string[];
}

const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** The owners of files, as `login` or `team:slug`, by the CODEOWNERS file of a commit. */
export async function codeOwners(
  git: GitRepository,
  commit: string,
  paths: string[],
): Promise<string[]> {
  for (const place of PLACES) {
    const file = await git.file(commit, place);
    if (file) return ownersOf(file.content.toString(), paths);
  }
  return [];
}

/** Of several lines that fit a file the last one counts. */
export function ownersOf(content: string, paths: string[]): string[] {
  const rules = content
    .split('\n')
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(Boolean)
    .map(toRule);
  const owners = paths.flatMap(
    path =>
      rules.filter(({ pattern }) => pattern.test(path)).at(-1)?.owners ?? [],
  );
  return [...new Set(owners)];
}

function toRule(line: string): Rule {
  const [pattern, ...owners] = line.split(/\s+/);
  return {
    pattern: toRegExp(pattern),
    owners: owners.map(owner => {
      const name = owner.replace(/^@/, '').toLowerCase();
      return name.includes('/') ? `team:${name.split('/')[1]}` : name;
    }),
  };
}

function toRegExp(pattern: string): RegExp {
  const isRooted = pattern.replace(/\/$/, '').includes('/');
  const body = pattern
    .replace(/^\//, '')
    .split(/(\*\*\/?|\*|\?)/)
    .map(part => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
    })
    .join('');
  const start = isRooted ? '^' : '(^|/)';
  const end = pattern.endsWith('/') ? '' : '(/|$)';
  return new RegExp(`${start}${body}${end}`);
}
