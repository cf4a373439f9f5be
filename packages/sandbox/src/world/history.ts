// SPDX-License-Identifier: Apache-2.0
import type { Repair } from './delivery';

export type Tree = Record<string, string>;

/**
 * One change of a file, told from the file as it stands today: where `is` stands now, `was` stood
 * before (nothing, when absent). Without `is` the change added the whole file.
 */
export interface Edit {
  path: string;
  is?: string;
  was?: string;
}

export interface Change {
  message: string;
  /** Login; somebody of the team when absent. */
  by?: string;
  edits: Edit[];
  /** What it put right. */
  repairs?: Repair;
  /** Nothing comes between this and the change before it in its strand. */
  isAtOnce?: boolean;
  /** It came as a pull request: what that said, and who of the team approved it; somebody else when absent. */
  review?: { body: string; approvedBy?: string };
}

/**
 * The files of each commit that leads to `tree`: those of the first commit, then those of each
 * change. The tree is written once, as it stands; its past is undone from it, step by step.
 *
 * @throws Error when an edit does not fit, for instance a text that stands twice.
 */
export function filesOfCommits(tree: Tree, changes: Change[]): Tree[] {
  const state = { ...tree };
  const files: Tree[] = [];
  for (const { edits } of [...changes].reverse()) {
    files.unshift(
      Object.fromEntries(edits.map(({ path }) => [path, state[path]])),
    );
    edits.forEach(edit => undo(state, edit));
  }
  return [state, ...files];
}

/** The files that `edits` lead to, from `tree` on. */
export function applyEdits(tree: Tree, edits: Edit[]): Tree {
  const files: Tree = {};
  for (const { path, is = '', was } of edits) {
    const before = files[path] ?? tree[path];
    files[path] = was === undefined ? is : replaceOnce(path, before, was, is);
  }
  return files;
}

/** A value that moved over time, e.g. a dependency's version. The last one stands in the tree. */
export function moves(options: {
  path: string;
  line: (value: string) => string;
  values: string[];
  message: (value: string) => string;
}): Change[] {
  const { path, line, values, message } = options;
  return values.slice(1).map((value, index) => ({
    message: message(value),
    edits: [{ path, was: line(values[index]), is: line(value) }],
  }));
}

/** Makes of the last of several changes the one that takes back the change before it, because of what that broke. */
export function withRevert(changes: Change[], title: string): Change[] {
  const [reverted, last] = changes.slice(-2);
  return [
    ...changes.slice(0, -1),
    {
      ...last,
      message: `Revert "${reverted.message}"`,
      isAtOnce: true,
      repairs: { how: 'revert', title },
    },
  ];
}

function undo(state: Tree, { path, is, was = '' }: Edit): void {
  if (state[path] === undefined) {
    throw new Error(`${path} is edited before it is added`);
  }
  if (is === undefined) delete state[path];
  else state[path] = replaceOnce(path, state[path], is, was);
}

function replaceOnce(
  path: string,
  content: string | undefined,
  from: string,
  to: string,
): string {
  const parts = content?.split(from) ?? [];
  if (parts.length !== 2) {
    throw new Error(`${path} does not hold this once: ${from}`);
  }
  return parts.join(to);
}
