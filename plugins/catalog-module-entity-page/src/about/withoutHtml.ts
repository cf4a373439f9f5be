// SPDX-License-Identifier: Apache-2.0

/** Code, which shows tags as they are, or what begins a tag; `<https://…>` is a link of Markdown. */
const CODE_OR_TAG = /(`+)[^`][\s\S]*?\1|<(?=[a-z/!?])(?!(?:https?|mailto):)/gi;

/** The same Markdown, in which HTML is words that a person reads. */
export function withoutHtml(markdown: string): string {
  return markdown.replace(CODE_OR_TAG, found =>
    found === '<' ? '&lt;' : found,
  );
}
