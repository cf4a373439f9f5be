// SPDX-License-Identifier: Apache-2.0

/**
 * A file's content, written indented where it is used: drops the first line break and the
 * indentation that all lines share, and ends with one line break. A value of several lines is
 * indented as the line that it stands in.
 */
export function text(
  strings: TemplateStringsArray,
  ...values: (string | number)[]
): string {
  const indented = values.map((value, index) =>
    String(value)
      .trimEnd()
      .replace(/\n(?=[^\n])/g, `\n${indentOf(strings[index])}`),
  );
  const lines = String.raw({ raw: strings.map(s => s) }, ...indented)
    .replace(/^\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines
    .filter(line => line.trim())
    .map(line => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return `${lines.map(line => line.slice(indent).trimEnd()).join('\n')}\n`;
}

function indentOf(before: string): string {
  return /(?:^|\n)( *)[^\n]*$/.exec(before)?.[1] ?? '';
}
