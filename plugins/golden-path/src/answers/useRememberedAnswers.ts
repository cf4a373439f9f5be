// SPDX-License-Identifier: Apache-2.0
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import type { Answers } from './rememberable';

/**
 * What the signed-in person answered last in the form of a template, kept by Backstage's user settings.
 *
 * `answers` is absent while it is being read, and empty when there is nothing.
 */
export function useRememberedAnswers(templateRef: string) {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(
    () => storageApi.forBucket('golden-path-answers'),
    [storageApi],
  );
  const values = useMemo(
    () => bucket.observe$<Answers>(templateRef),
    [bucket, templateRef],
  );
  const { presence, value } = useObservable(
    values,
    bucket.snapshot<Answers>(templateRef),
  );

  return {
    answers: presence === 'unknown' ? undefined : value ?? {},
    remember: (answers: Answers) => bucket.set(templateRef, answers),
    forget: () => bucket.remove(templateRef),
  };
}
