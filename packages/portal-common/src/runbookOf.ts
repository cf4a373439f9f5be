// SPDX-License-Identifier: Apache-2.0
import { safeUrl } from './safeUrl';

/** A link of an entity: https://backstage.io/docs/features/software-catalog/descriptor-format#links-optional */
interface EntityLink {
  url: string;
  title?: string;
  icon?: string;
  type?: string;
}

/** Where an entity's links lead to what to do when it is on fire: the one whose icon, type or title says runbook. */
export function runbookOf(links: EntityLink[] = []): string | undefined {
  const isRunbook = (words = '') => /\brunbook\b/i.test(words);
  const link = links.find(({ icon, type, title }) =>
    [icon, type, title].some(isRunbook),
  );
  return link && safeUrl(link.url);
}

const RUNBOOK_PAGE = /(^|\/)runbooks?(\/|\/index\.html|\.html)?$/i;

/** Whether a page of docs, given by the path of its file or its address, is the runbook; a section of it is not. */
export function isRunbookPage(path: string): boolean {
  return RUNBOOK_PAGE.test(path);
}
