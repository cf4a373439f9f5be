// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Text } from '@backstage/ui';
import type { NeedsMe as Answer } from '@macadam/plugin-github-activity-common';
import {
  Loading,
  PlainList,
  SourceNote,
  useAsyncData,
} from '@macadam/portal-react';
import { useState } from 'react';
import { FailedRunRow, PullRequestRow } from './rows';
import { BrokenFiles } from './BrokenFiles';
import { needsMeApiRef } from './needsMeApi';
import styles from './NeedsMe.module.css';

/** Enough for a look. */
const SHOWN = 5;
/** However many pull requests there are. */
const SHOWN_RUNS = 3;

/** A run that failed meanwhile shows itself to who has left the page open. */
const REFRESH_MILLISECONDS = 60_000;

/** What waits for the signed-in person. Each part has a source of its own, and none blanks another. */
export const NeedsMe = () => (
  <>
    <BrokenFiles />
    <Activity />
  </>
);

/** Some of each kind: many failed runs must not hide who waits for a review. */
function firstOf({ failedRuns, pullRequests }: Answer) {
  const room = Math.max(SHOWN_RUNS, SHOWN - pullRequests.length);
  const runs = failedRuns.slice(0, room);
  const pulls = pullRequests.slice(0, SHOWN - runs.length);
  const all = failedRuns.length + pullRequests.length;
  return { runs, pulls, hidden: all - runs.length - pulls.length };
}

/** Failed runs of what they own, and pull requests. */
const Activity = () => {
  const needsMeApi = useApi(needsMeApiRef);
  const [isWhole, setIsWhole] = useState(false);
  const { value, error } = useAsyncData(
    () => needsMeApi.getNeedsMe(),
    [needsMeApi],
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  );

  if (error && !value) {
    return (
      <Alert
        status="danger"
        icon
        title="What needs you could not be read"
        description={error.message}
      />
    );
  }
  if (!value) {
    return <Loading label="Loading what needs you" height={120} />;
  }
  const { failedRuns, pullRequests, source } = value;
  const { runs, pulls, hidden } = isWhole
    ? { runs: failedRuns, pulls: pullRequests, hidden: 0 }
    : firstOf(value);
  const rows = [
    ...runs.map(failed => (
      <FailedRunRow key={`run-${failed.run.id}`} {...failed} />
    )),
    ...pulls.map(pull => (
      <PullRequestRow key={`pull-${pull.id}`} pull={pull} />
    )),
  ];
  return (
    <>
      {rows.length > 0 && <PlainList>{rows}</PlainList>}
      <div className={styles.foot}>
        {hidden > 0 && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setIsWhole(true)}
          >
            {`Show ${hidden} more`}
          </Button>
        )}
        {rows.length === 0 && source.readAt && (
          <Text color="secondary">
            No failed run of what you own, and no pull request of yours to
            finish or review.
          </Text>
        )}
        <SourceNote title="GitHub" source={source} />
      </div>
    </>
  );
};
