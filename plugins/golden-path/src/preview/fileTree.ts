// SPDX-License-Identifier: Apache-2.0
import type { PreviewFile } from '@macadam/plugin-golden-path-common';

/** A folder, with what is in it, or a file. */
export interface TreeNode {
  /** Path below the root. A folder and a file never share one. */
  id: string;
  name: string;
  file?: PreviewFile;
  children: TreeNode[];
}

/** The folders of these files, folders first, each by name. */
export function fileTree(files: PreviewFile[]): TreeNode[] {
  const root: TreeNode[] = [];
  for (const file of files) {
    const parts = file.path.split('/');
    let siblings = root;
    parts.slice(0, -1).forEach((name, depth) => {
      const id = parts.slice(0, depth + 1).join('/');
      siblings = folderIn(siblings, id, name).children;
    });
    const name = parts[parts.length - 1];
    siblings.push({ id: file.path, name, file, children: [] });
  }
  return sorted(root);
}

/** What a person would open first. */
export function firstToRead(files: PreviewFile[]): PreviewFile | undefined {
  return files.find(({ path }) => /^readme\b/i.test(path)) ?? files[0];
}

function folderIn(siblings: TreeNode[], id: string, name: string): TreeNode {
  const known = siblings.find(node => node.id === id && !node.file);
  if (known) return known;
  const folder = { id, name, children: [] };
  siblings.push(folder);
  return folder;
}

function sorted(nodes: TreeNode[]): TreeNode[] {
  return nodes
    .map(node => ({ ...node, children: sorted(node.children) }))
    .sort(
      (a, b) =>
        Number(Boolean(a.file)) - Number(Boolean(b.file)) ||
        a.name.localeCompare(b.name),
    );
}
