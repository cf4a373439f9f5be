// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { isServiceName } from '@macadam/portal-common';
import type { TakenBy } from '@macadam/plugin-golden-path-common';
import { useEffect, useState } from 'react';
import { goldenPathApiRef } from '../api';

/** How long a pause in typing counts as the end of a name. */
const pauseMilliseconds = 300;

export type NameVerdict =
  | { verdict: 'empty' | 'malformed' | 'asking' | 'free' | 'unknown' }
  | { verdict: 'taken'; by?: TakenBy };

/** What can be said of a name while it is typed. An answer to an older name is dropped. */
export function useNameVerdict(name: string): NameVerdict {
  const api = useApi(goldenPathApiRef);
  const [answer, setAnswer] = useState<{ name: string; said: NameVerdict }>();

  useEffect(() => {
    if (!isServiceName(name)) return undefined;
    const abort = new AbortController();
    const ask = async (): Promise<NameVerdict> => {
      try {
        const { available, takenBy } = await api.getNameAvailability(
          name,
          abort.signal,
        );
        return available
          ? { verdict: 'free' }
          : { verdict: 'taken', by: takenBy };
      } catch {
        return { verdict: 'unknown' };
      }
    };
    const timer = setTimeout(async () => {
      const said = await ask();
      if (!abort.signal.aborted) setAnswer({ name, said });
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, name]);

  if (name === '') return { verdict: 'empty' };
  if (!isServiceName(name)) return { verdict: 'malformed' };
  return answer?.name === name ? answer.said : { verdict: 'asking' };
}
