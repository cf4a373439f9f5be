// SPDX-License-Identifier: Apache-2.0
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import type { RunRemains } from '@macadam/plugin-golden-path-common';
import {
  Alert,
  Button,
  ButtonLink,
  Container,
  Flex,
  Text,
} from '@backstage/ui';
import { Loading } from '@macadam/portal-react';
import { reasonOf, runFailure } from '../failure';
import { remainsRef, runRef, runsRef } from '../routes';
import { DeleteRemains } from './DeleteRemains';
import { RemainsList } from './RemainsList';
import styles from './RemainsPage.module.css';
import { isRunning, useRemains } from './useRemains';

const Failure = ({ error, retry }: { error: Error; retry: () => void }) => (
  <Alert
    role="alert"
    status="danger"
    icon
    title={runFailure(error, 'What the run left could not be read')}
    description={reasonOf(error)}
    customActions={<Button onPress={retry}>Try again</Button>}
  />
);

const Verdict = ({ run }: { run: RunRemains }) => {
  if (isRunning(run)) {
    return (
      <Alert
        status="info"
        isPending
        title="The run is still going"
        description="What it leaves is known when it has ended. This page follows it."
      />
    );
  }
  if (run.remains.length === 0) {
    return (
      <Alert
        status="success"
        icon
        title="Nothing is left of this run"
        description="The name is free: you can start again with the same one."
      />
    );
  }
  return null;
};

const Found = ({ run, retry }: { run: RunRemains; retry: () => void }) => (
  <>
    <Verdict run={run} />
    {!isRunning(run) && run.remains.length > 0 && (
      <>
        <RemainsList remains={run.remains} />
        <DeleteRemains run={run} onDeleted={retry} />
      </>
    )}
  </>
);

/** What one run of a template made and what of it exists now, with a way to delete just that. */
export const RemainsPage = () => {
  const { taskId } = useRouteRefParams(remainsRef);
  const runLink = useRouteRef(runRef);
  const runsLink = useRouteRef(runsRef);
  const { value, error, loading, retry } = useRemains(taskId);

  return (
    <Container className={styles.page}>
      <Text>
        A run that stops half way can leave a repository or a catalog entry
        behind. Here is what this one made, and nothing else is touched.
      </Text>
      {error && !loading && <Failure error={error} retry={retry} />}
      {!error && value && <Found run={value} retry={retry} />}
      {!value && loading && (
        <Loading label="Asking what the run left" height={96} />
      )}
      <Flex gap="2">
        <ButtonLink variant="secondary" href={runLink?.({ taskId })}>
          The run and its log
        </ButtonLink>
        <ButtonLink variant="tertiary" href={runsLink?.()}>
          All runs
        </ButtonLink>
      </Flex>
    </Container>
  );
};
