// SPDX-License-Identifier: Apache-2.0
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';

/** A name that a person gave to a set of filters. */
export type SavedView = {
  name: string;
  /** What stands in the address after the question mark. */
  search: string;
};

const key = 'views';
const none: SavedView[] = [];

/** The filters of an address, without the place in the list. */
export function filtersOf(search: string): string {
  const parameters = new URLSearchParams(search);
  ['cursor', 'offset'].forEach(place => parameters.delete(place));
  return parameters.toString();
}

/** The views of the signed-in person, kept by Backstage's user settings. */
export function useSavedViews() {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(
    () => storageApi.forBucket('macadam-catalog'),
    [storageApi],
  );
  const values = useMemo(() => bucket.observe$<SavedView[]>(key), [bucket]);
  const views =
    useObservable(values, bucket.snapshot<SavedView[]>(key)).value ?? none;

  return {
    views,
    save: (view: SavedView) =>
      bucket.set(key, [
        ...views.filter(({ name }) => name !== view.name),
        view,
      ]),
    remove: (name: string) =>
      bucket.set(
        key,
        views.filter(view => view.name !== name),
      ),
  };
}
