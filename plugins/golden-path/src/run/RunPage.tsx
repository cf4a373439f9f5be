// SPDX-License-Identifier: Apache-2.0
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { useTaskEventStream } from '@backstage/plugin-scaffolder-react';
import { Alert, Button } from '@backstage/ui';
import { Loading } from '@macadam/portal-react';
import { reasonOf, runFailure } from '../failure';
import { CreateLayout } from '../layout';
import { ownRunRef, runsRef } from '../routes';
import { Outcomes } from './Outcomes';
import { RunActions } from './RunActions';
import { RunOutputs } from './RunOutputs';
import { RunStatus } from './RunStatus';
import { RunSteps } from './RunSteps';
import { subjectOf } from './subjectOf';
import { useRunReport } from './useRunReport';

const Unread = (props: { error: Error; retry: () => void }) => (
  <Alert
    role="alert"
    status="danger"
    icon
    title={runFailure(
      props.error,
      'What this run has brought cannot be read at the moment',
    )}
    description={reasonOf(props.error)}
    customActions={<Button onPress={props.retry}>Try again</Button>}
  />
);

/** One run of a template: its steps and their log as they happen, then what it has brought. */
export const RunPage = () => {
  const { taskId } = useRouteRefParams(ownRunRef);
  const runs = useRouteRef(runsRef)?.();
  const stream = useTaskEventStream(taskId);
  const hasEnded = stream.completed || stream.cancelled;
  const { report, error, retry } = useRunReport(taskId, hasEnded);
  const { task, output } = stream;
  const { name, template } = subjectOf(task);
  const isDone = report?.status === 'completed';
  const outcomes = report && <Outcomes key="outcomes" report={report} />;
  const steps = task && <RunSteps key={taskId} stream={stream} />;

  return (
    <CreateLayout
      title={name ?? template ?? 'Run'}
      description={name && template}
      above={{ label: 'Runs', href: runs }}
      actions={task && report && <RunActions task={task} report={report} />}
    >
      {report && <RunStatus stream={stream} report={report} />}
      {error && <Unread error={error} retry={retry} />}
      {isDone && <RunOutputs output={output} />}
      {/* Where the run is comes first while it goes on, what it has brought once it has ended. */}
      {hasEnded ? [outcomes, steps] : [steps, outcomes]}
      {!task && !error && <Loading label="Reading the run" height={240} />}
    </CreateLayout>
  );
};
