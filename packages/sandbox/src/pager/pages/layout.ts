// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { renderDocument } from '../../pages/renderDocument';
import type { SiteRequest, SiteRoute } from '../../pages/Site';
import { notFound, PagerDutyError } from '../http/PagerDutyError';
import type { Pager } from '../Pager';
import type { UserRecord } from '../store';

/** One request for a page of the pager. */
export interface PageRequest extends SiteRequest {
  pager: Pager;
}

export type PageRoute = SiteRoute<PageRequest>;

export const pageRoute = (
  operation: string,
  handle: PageRoute['handle'],
): PageRoute => ({ operation, handle });

const SECTIONS = {
  Incidents: '/incidents',
  Services: '/services',
  'On call': '/escalation_policies',
  Webhooks: '/webhook_subscriptions',
};

export interface PageContent {
  title: string;
  body: Html;
  section?: keyof typeof SECTIONS;
  status?: number;
}

export function renderPage(request: PageRequest, content: PageContent): Reply {
  const { section, ...document } = content;
  const frame = {
    siteName: 'Acme pager',
    brand: { name: 'Acme pager', href: '/' },
    people: request.pager.store.users.values(),
  };
  const nav = html`<nav aria-label="Pager">
    <ul>
      ${Object.entries(SECTIONS).map(
        ([name, href]) =>
          html`<li>
            <a href="${href}" ${name === section && html`aria-current="page"`}
              >${name}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
  return renderDocument(request, frame, { ...document, nav });
}

/** The person whom the visitor acts as. @throws PagerDutyError 403 */
export function personOf({ pager, visitor }: PageRequest): UserRecord {
  const found = pager.store.users
    .values()
    .find(({ login }) => login === visitor.login);
  if (!found) throw new PagerDutyError(403, 2010, 'Nobody of that name here.');
  return found;
}

export function required<T>(found: T | undefined): T {
  if (!found) throw notFound();
  return found;
}
