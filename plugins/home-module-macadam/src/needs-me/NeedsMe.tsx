// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Skeleton, Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { FailedRunRow, PullRequestRow } from './rows';
import { BrokenFiles } from './BrokenFiles';
import { needsMeApiRef } from './needsMeApi';
import styles from './NeedsMe.module.css';
import { SourceNote } from './SourceNote';

/** Enough for a look; the rest stands where the links lead. */
const shown = 5;

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
  const { value, error } = useAsync(
    () => needsMeApi.getNeedsMe(),
    [needsMeApi],
  );

  if (error) {
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
    return <Skeleton height={120} aria-label="Loading what needs you" />;
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
  return (
    <>
      {rows.length > 0 && (
        <ul className={styles.list}>{rows.slice(0, shown)}</ul>
      )}
      {rows.length > shown && (
        <Text color="secondary">and {rows.length - shown} more</Text>
      )}
      {rows.length === 0 && source.readAt && (
        <Text color="secondary">
          Nothing waits for you: the last runs of what you own passed, and no
          pull request is yours to finish or review.
        </Text>
      )}
      <SourceNote source={source} />
    </>
  );
};
