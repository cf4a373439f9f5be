// SPDX-License-Identifier: Apache-2.0

/** Markup that may go into a page as it is. */
export class Html {
  constructor(readonly markup: string) {}
}

type Content = Html | string | number | false | null | undefined | Content[];

/** A page's only way to markup: what stands in `${}` is text, unless it came from here itself. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  const markup = parts.reduce(
    (text, part, index) => text + toMarkup(values[index - 1]) + part,
  );
  return new Html(markup);
}

function toMarkup(value: Content): string {
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(toMarkup).join('');
  if (value === false || value === null || value === undefined) return '';
  return escape(String(value));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]);
}
