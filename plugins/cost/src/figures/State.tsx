// SPDX-License-Identifier: Apache-2.0
import type {
  CostSourceStatus,
  CostSummary,
} from '@macadam/plugin-cost-common';
import { ANNOTATION_COST_RESOURCES } from '@macadam/portal-common';
import {
  type AsyncData,
  Loading,
  NoData,
  ReadFailure,
} from '@macadam/portal-react';
import type { ReactNode } from 'react';
import { refusalIn } from './refusalIn';
import { Sources } from './Sources';

/** A summary, or what stands in its place: not configured, no permission, nothing charged, not to be read, or from before. */
export const State = (props: {
  summary: AsyncData<CostSummary>;
  children: (summary: CostSummary) => ReactNode;
}) => {
  const { value, error, retry } = props.summary;
  const refusal = refusalIn(error);
  if (refusal) return <NoData reason={refusal} />;
  if (!value && error) {
    return <ReadFailure what="Cost" error={error} retry={retry} />;
  }
  if (!value) return <Loading label="Loading cost" height={160} />;
  const reason = emptyReason(value);
  return (
    <>
      {reason ? <NoData reason={reason} /> : props.children(value)}
      {reason && <Sources sources={value.sources.filter(isAway)} />}
      {error && <ReadFailure what="Cost" error={error} isOld retry={retry} />}
    </>
  );
};

/** What is not there may stand in a source that does not answer. */
function isAway({ state }: CostSourceStatus): boolean {
  return state === 'stale';
}

function emptyReason(summary: CostSummary): string | undefined {
  const { sources, toDate, lastMonth } = summary;
  if (sources.length === 0) {
    return 'No source of costs is connected. The platform team connects one: see Cost in the operating guide.';
  }
  if (sources.every(({ state }) => state === 'reading')) {
    return 'The bills are being read for the first time.';
  }
  if (toDate.length === 0 && lastMonth.length === 0) {
    return `No cost data: nothing in the bills of this month and the last leads here. A tag on a resource, or the annotation ${ANNOTATION_COST_RESOURCES}, does.`;
  }
  return undefined;
}
