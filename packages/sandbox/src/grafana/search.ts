// SPDX-License-Identifier: Apache-2.0
import { ServerError } from '../http/ServerError';
import type { StoryDashboard } from '../story';

const MOST_HITS = 5000;
const USUAL_HITS = 1000;
const SERVED = new Set(['type', 'tag', 'query', 'limit', 'page']);

/** Those that carry every one of the tags. */
export const withTags = (all: StoryDashboard[], tags: string[]) =>
  all.filter(dashboard => tags.every(tag => dashboard.tags.includes(tag)));

/**
 * The hits of `GET /api/search`, by title, as `Hit` of Grafana's description has them
 * (https://github.com/grafana/grafana-openapi-client-go/blob/main/models/hit.go). All stand in the root, so no field names a folder.
 *
 * @throws ServerError 422 for a page that is too large, 501 for a parameter that is not served here
 */
export function hitsOf(all: StoryDashboard[], query: URLSearchParams) {
  const unknown = [...query.keys()].find(name => !SERVED.has(name));
  if (unknown) {
    throw new ServerError(
      501,
      `The sandbox's Grafana does not search by ${unknown}`,
    );
  }
  const limit = wholeOf(query.get('limit')) ?? USUAL_HITS;
  if (limit > MOST_HITS) {
    throw new ServerError(
      422,
      'Limit is above maximum allowed (5000), use page parameter to access hits beyond limit',
    );
  }
  const first = ((wholeOf(query.get('page')) ?? 1) - 1) * limit;
  return found(all, query).slice(first, first + limit);
}

/** The path of a dashboard's page. */
export const pathOf = ({ uid, title }: StoryDashboard) =>
  `/d/${encodeURIComponent(uid)}/${slugOf(title)}`;

function found(all: StoryDashboard[], query: URLSearchParams) {
  // Folders are the only other type, and there is none.
  if ((query.get('type') ?? 'dash-db') !== 'dash-db') return [];
  const words = (query.get('query') ?? '').toLowerCase();
  const ids = new Map(all.map((dashboard, index) => [dashboard, index + 1]));
  return withTags(all, query.getAll('tag'))
    .filter(({ title }) => title.toLowerCase().includes(words))
    .sort((a, b) => a.title.localeCompare(b.title))
    .map(dashboard => hit(dashboard, ids.get(dashboard) ?? 0));
}

function hit(dashboard: StoryDashboard, id: number) {
  const { uid, title, tags } = dashboard;
  return {
    id,
    uid,
    orgId: 1,
    title,
    uri: `db/${slugOf(title)}`,
    url: pathOf(dashboard),
    // Grafana has the field, and leaves it empty.
    slug: '',
    type: 'dash-db',
    tags,
    isStarred: false,
    sortMeta: 0,
    isDeleted: false,
  };
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A number from 1; what is none counts as not given. */
function wholeOf(text: string | null): number | undefined {
  return /^[1-9]\d*$/.test(text ?? '') ? Number(text) : undefined;
}
