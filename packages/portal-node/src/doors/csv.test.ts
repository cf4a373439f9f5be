// SPDX-License-Identifier: Apache-2.0
import { csvLine } from './csv';

it.each([
  { cells: ['a', 1, null, undefined], line: 'a,1,,' },
  {
    cells: ['a,b', 'say "hi"', 'two\nlines'],
    line: '"a,b","say ""hi""","two\nlines"',
  },
  {
    cells: ['=1+1', '+1', '-1+1', '@x', '\tx'],
    line: "'=1+1,'+1,'-1+1,'@x,'\tx",
  },
  { cells: ['-1.50'], line: '-1.50' },
  { cells: ['=HYPERLINK("x","y")'], line: `"'=HYPERLINK(""x"",""y"")"` },
  { cells: [-1, 0.5], line: '-1,0.5' },
])('$cells', ({ cells, line }) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`);
});
