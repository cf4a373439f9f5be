// SPDX-License-Identifier: Apache-2.0
import type { Hit } from '@macadam/plugin-search-common';

/** Somewhere to go. */
export interface Place {
  href: string;
  title: string;
  /** What kind of place it is, or where it belongs. */
  note?: string;
  hit?: Hit;
}

export interface Group {
  title: string;
  places: Place[];
}

const MOST = 5;

/** The groups that have something in them, none with more than one can take in. */
export function shown(groups: Group[]): Group[] {
  return groups
    .map(({ title, places }) => ({ title, places: places.slice(0, MOST) }))
    .filter(({ places }) => places.length > 0);
}

/** The pages of which a word begins as the term does. */
export function pagesFor(term: string, pages: Place[]): Place[] {
  const asked = term.trim().toLocaleLowerCase('en-US');
  return pages.filter(({ title }) => {
    const name = title.toLocaleLowerCase('en-US');
    return name.startsWith(asked) || name.includes(` ${asked}`);
  });
}

export function toPlace(hit: Hit): Place {
  const { location, title, kind, entityTitle, name, isEntity } = hit;
  const note = isEntity ? kind : entityTitle ?? name;
  return { href: location, title, note, hit };
}

/** All that the search page can show for it. */
export function searchPlace(term: string): Place {
  return {
    href: `/search?${new URLSearchParams({ query: term.trim() })}`,
    title: `Search for “${term.trim()}”`,
  };
}
