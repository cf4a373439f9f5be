// SPDX-License-Identifier: Apache-2.0
import { applyEdits, filesOfCommits, moves } from './history';

it('tells the past of a tree from the tree as it stands', () => {
  const files = filesOfCommits({ a: 'one\ntwo\n', b: 'new\n' }, [
    { message: 'Add two', edits: [{ path: 'a', is: 'two\n' }] },
    { message: 'Add b', edits: [{ path: 'b' }] },
  ]);

  expect(files).toEqual([{ a: 'one\n' }, { a: 'one\ntwo\n' }, { b: 'new\n' }]);
});

it('follows a value that moved', () => {
  const changes = moves({
    path: 'go.mod',
    line: version => `go ${version}\n`,
    values: ['1.23', '1.24', '1.25'],
    message: version => `Move to Go ${version}`,
  });

  expect(changes.map(({ message }) => message)).toEqual([
    'Move to Go 1.24',
    'Move to Go 1.25',
  ]);
  expect(filesOfCommits({ 'go.mod': 'go 1.25\n' }, changes)).toEqual([
    { 'go.mod': 'go 1.23\n' },
    { 'go.mod': 'go 1.24\n' },
    { 'go.mod': 'go 1.25\n' },
  ]);
});

it('makes one commit of several edits of a file', () => {
  const edits = [
    { path: 'a', is: 'x' },
    { path: 'a', is: 'y' },
  ];

  expect(filesOfCommits({ a: 'xyz' }, [{ message: 'Add', edits }])).toEqual([
    { a: 'z' },
    { a: 'xyz' },
  ]);
});

it.each([
  { name: 'a text that is not there', edit: { path: 'a', is: 'nowhere' } },
  { name: 'a text that stands twice', edit: { path: 'a', is: 'x' } },
  { name: 'a file that is not there', edit: { path: 'b', is: 'x' } },
])('refuses $name', ({ edit }) => {
  expect(() =>
    filesOfCommits({ a: 'x x' }, [{ message: 'Change', edits: [edit] }]),
  ).toThrow();
});

it('applies edits to the tree as it stands', () => {
  const edits = [
    { path: 'a', was: '1', is: '2' },
    { path: 'b', is: 'new' },
  ];
  expect(applyEdits({ a: 'v1' }, edits)).toEqual({ a: 'v2', b: 'new' });
});
