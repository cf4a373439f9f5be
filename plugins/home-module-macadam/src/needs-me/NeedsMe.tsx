// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Text } from '@backstage/ui';
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
const shown = 5;

/** A run that failed meanwhile shows itself to who has left the page open. */
const REFRESH_MILLISECONDS = 60_000;

/** What waits for the signed-in person. Each part has a source of its own, and none blanks another. */
export const NeedsMe = () => (
  <>
    <BrokenFiles />
    <Activity />
  </>
);

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
  const rows = [
    ...failedRuns.map(failed => (
      <FailedRunRow key={`run-${failed.run.id}`} {...failed} />
    )),
    ...pullRequests.map(pull => (
      <PullRequestRow key={`pull-${pull.id}`} pull={pull} />
    )),
  ];
  const hidden = isWhole ? 0 : Math.max(rows.length - shown, 0);
  return (
    <>
      {rows.length > 0 && (
        <PlainList>{rows.slice(0, rows.length - hidden)}</PlainList>
      )}
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
