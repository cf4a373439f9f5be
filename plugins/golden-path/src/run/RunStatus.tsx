// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { TaskStream } from '@backstage/plugin-scaffolder-react';
import type { RunReport } from '@macadam/plugin-golden-path-common';
import { Alert, ButtonLink, Text, VisuallyHidden } from '@backstage/ui';
import { useRemains } from '../remains';
import { remainsRef } from '../routes';
import { durationInWords, isLate, usualInWords } from './inWords';
import { isRunning } from './settling';
import { subjectOf } from './subjectOf';
import { useNow } from './useNow';

/** How long a run has gone on, or went on, in seconds. */
function useElapsed({ createdAt, endedAt, ...report }: RunReport): number {
  const now = useNow(isRunning(report));
  const end = endedAt ? Date.parse(endedAt) : now;
  return Math.max(0, (end - Date.parse(createdAt)) / 1000);
}

/** The step that a run is at, as `Write the code (2 of 5)`. */
function stepInWords({ task, steps }: TaskStream): string | undefined {
  const all = task?.spec.steps ?? [];
  const at = all.findIndex(({ id }) => steps[id]?.status === 'processing');
  return at < 0 ? undefined : `${all[at].name} (${at + 1} of ${all.length})`;
}

const Running = (props: { stream: TaskStream; report: RunReport }) => {
  const { stream, report } = props;
  const elapsed = useElapsed(report);
  const late = isLate(elapsed, report.usual);

  return (
    <Alert
      status={late ? 'warning' : 'info'}
      isPending
      title={stepInWords(stream) ?? 'Waiting to begin'}
      description={
        <>
          {durationInWords(elapsed)} so far{late && ', which is unusual'}.{' '}
          {usualInWords(report.usual)}
          <br />
          You can leave this page: the run goes on, and a notification tells you
          when it has ended.
        </>
      }
    />
  );
};

const Failed = (props: { stream: TaskStream; report: RunReport }) => {
  const { stream, report } = props;
  const { taskId } = report;
  const remainsLink = useRouteRef(remainsRef)?.({ taskId });
  const { value: left } = useRemains(taskId);
  const isNothingLeft = left?.remains.length === 0;
  const elapsed = useElapsed(report);
  const failed = stream.task?.spec.steps.find(
    ({ id }) => stream.steps[id]?.status === 'failed',
  );

  return (
    <Alert
      status="danger"
      icon
      title={
        report.status === 'cancelled'
          ? 'This run was cancelled'
          : `It stopped${
              failed ? ` at “${failed.name}”` : ''
            } after ${durationInWords(elapsed)}`
      }
      description={
        <>
          {report.status !== 'cancelled' && stream.error && (
            <Text as="p">{stream.error.message}</Text>
          )}
          <Text as="p">
            {isNothingLeft
              ? 'It left nothing behind.'
              : 'What it had made by then may still be there.'}
          </Text>
        </>
      }
      customActions={
        isNothingLeft ? undefined : (
          <ButtonLink variant="primary" href={remainsLink}>
            What this run left
          </ButtonLink>
        )
      }
    />
  );
};

const Completed = (props: { stream: TaskStream; report: RunReport }) => {
  const { name } = subjectOf(props.stream.task);
  const { usual } = props.report;
  const elapsed = useElapsed(props.report);

  return (
    <Alert
      status="success"
      icon
      title={`${name ?? 'It'} is ready`}
      description={`Made in ${durationInWords(elapsed)}. ${usualInWords(
        usual,
      )}`}
    />
  );
};

/** In one sentence, for those who hear the page rather than see it. It changes with the steps, not with the seconds. */
function announcement(stream: TaskStream, report: RunReport): string {
  if (isRunning(report)) return stepInWords(stream) ?? 'Waiting to begin';
  if (report.status === 'completed') return 'The run has ended well';
  return report.status === 'cancelled'
    ? 'The run was cancelled'
    : 'The run has failed';
}

/** Where a run is, how long it has taken beside what is usual, and how it ended. */
export const RunStatus = (props: { stream: TaskStream; report: RunReport }) => {
  const { stream, report } = props;
  const isDone = report.status === 'completed';

  return (
    <div>
      <VisuallyHidden role="status">
        {announcement(stream, report)}
      </VisuallyHidden>
      {isRunning(report) && <Running stream={stream} report={report} />}
      {isDone && <Completed stream={stream} report={report} />}
      {!isRunning(report) && !isDone && (
        <Failed stream={stream} report={report} />
      )}
    </div>
  );
};
