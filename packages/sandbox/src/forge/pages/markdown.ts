// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { Html } from '../../pages/html';

/** Markup in a document is shown as text, and markdown-it refuses links that could run code. */
const markdown = new MarkdownIt({ html: false, linkify: false });

/** @param base - where relative links lead, e.g. `/acme/payment-service/blob/main/docs` */
export function renderMarkdown(text: string, base: string): Html {
  const tokens = markdown.parse(text, {});
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const name = token.type === 'image' ? 'src' : 'href';
    const target = token.attrGet(name);
    if (target && !/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(target)) {
      token.attrSet(name, path.posix.join(base, target));
    }
  }
  return new Html(markdown.renderer.render(tokens, markdown.options, {}));
}
