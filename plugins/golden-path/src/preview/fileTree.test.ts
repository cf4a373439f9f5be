// SPDX-License-Identifier: Apache-2.0
import type { PreviewFile } from '@macadam/plugin-golden-path-common';
import { fileTree, firstToRead, type TreeNode } from './fileTree';

const aFile = (path: string): PreviewFile => ({
  path,
  sizeBytes: 1,
  executable: false,
  text: '',
  isCut: false,
});

/** As indented lines. */
const drawn = (nodes: TreeNode[], indent = ''): string[] =>
  nodes.flatMap(({ name, file, children }) => [
    `${indent}${name}${file ? '' : '/'}`,
    ...drawn(children, `${indent}  `),
  ]);

describe('fileTree', () => {
  it('puts folders before files, each by name, and a folder once', () => {
    const files = ['b.txt', 'src/z.ts', 'a.txt', 'src/routes/a.ts', 'k8s/x'];

    expect(drawn(fileTree(files.map(aFile)))).toEqual([
      'k8s/',
      '  x',
      'src/',
      '  routes/',
      '    a.ts',
      '  z.ts',
      'a.txt',
      'b.txt',
    ]);
  });

  it('tells folders of one name apart by their paths', () => {
    const [a, b] = fileTree([aFile('a/src/x'), aFile('b/src/x')]);

    expect(a.children[0].id).toBe('a/src');
    expect(b.children[0].id).toBe('b/src');
  });

  it('has nothing of nothing', () => {
    expect(fileTree([])).toEqual([]);
  });
});

describe('firstToRead', () => {
  it.each([
    { it: 'the README', paths: ['.env', 'README.md'], first: 'README.md' },
    { it: 'else the first', paths: ['a', 'docs/README.md'], first: 'a' },
    { it: 'nothing of nothing', paths: [], first: undefined },
  ])('is $it', ({ paths, first }) => {
    expect(firstToRead(paths.map(aFile))?.path).toBe(first);
  });
});
