// SPDX-License-Identifier: Apache-2.0
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type { TemplatePreview } from '@macadam/plugin-golden-path-common';
import { useEffect, useState } from 'react';
import { goldenPathApiRef } from '../api';
import type { Answers } from '../answers';

export interface PreviewState {
  /** Both absent while it is being made. */
  preview?: TemplatePreview;
  error?: Error;
  retry: () => void;
}

interface Answered {
  question: string;
  preview?: TemplatePreview;
  error?: Error;
}

/** What a template would create from these answers, asked for while it is wanted, and once for the same answers. */
export function usePreview(props: {
  templateRef: string;
  answers: Answers;
  isWanted: boolean;
}): PreviewState {
  const { templateRef, answers, isWanted } = props;
  const api = useApi(goldenPathApiRef);
  const [answered, setAnswered] = useState<Answered>();
  const question = JSON.stringify([templateRef, answers]);
  const isKnown = answered?.question === question;

  useEffect(() => {
    if (!isWanted || isKnown) return undefined;
    const abort = new AbortController();
    const ask = async (): Promise<Answered> => {
      try {
        const request = { templateRef, values: answers };
        return { question, preview: await api.preview(request, abort.signal) };
      } catch (error) {
        return { question, error: toError(error) };
      }
    };
    void ask().then(answer => abort.signal.aborted || setAnswered(answer));
    return () => abort.abort();
    // `question` stands for the answers, which are another object on each change of the form.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, question, isWanted, isKnown]);

  // A failure is not kept for those who come back: what failed may work by then.
  useEffect(() => {
    if (!isWanted) setAnswered(last => (last?.error ? undefined : last));
  }, [isWanted]);

  return {
    ...(isKnown && { preview: answered.preview, error: answered.error }),
    retry: () => setAnswered(undefined),
  };
}
