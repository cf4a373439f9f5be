// SPDX-License-Identifier: Apache-2.0

/** A stretch of text that matched, or one that did not. */
export interface Part {
  text: string;
  marked: boolean;
}

/** Takes a text with tags around its matching parts to pieces. What stands between is text, never markup. */
export function markedParts(
  text: string,
  tags: { preTag: string; postTag: string },
): Part[] {
  const [before, ...rest] = text.split(tags.preTag);
  const parts = rest.flatMap(piece => {
    const [matching, ...after] = piece.split(tags.postTag);
    return [
      { text: matching, marked: true },
      { text: after.join(''), marked: false },
    ];
  });
  return [{ text: before, marked: false }, ...parts].filter(
    part => part.text !== '',
  );
}
