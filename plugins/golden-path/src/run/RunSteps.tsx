// SPDX-License-Identifier: Apache-2.0
import type { TaskStream } from '@backstage/plugin-scaffolder-react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useState } from 'react';
import { PlainList } from '@macadam/portal-react';
import { durationInWords } from './inWords';
import styles from './RunSteps.module.css';
import { StateIcon, type State } from './StateIcon';
import { StepLog } from './StepLog';
import { useNow } from './useNow';

type Step = TaskStream['steps'][string];

const states: Record<Step['status'], { state: State; words: string }> = {
  open: { state: 'waiting', words: 'not begun' },
  processing: { state: 'busy', words: 'under way' },
  completed: { state: 'good', words: 'done' },
  failed: { state: 'bad', words: 'failed' },
  cancelled: { state: 'bad', words: 'cancelled' },
  skipped: { state: 'none', words: 'left out' },
};

const Took = ({ step }: { step: Step }) => {
  const now = useNow(step.status === 'processing');
  if (!step.startedAt) return null;
  const end = step.endedAt ? Date.parse(step.endedAt) : now;
  const seconds = (end - Date.parse(step.startedAt)) / 1000;
  return <>{durationInWords(seconds)}</>;
};

/** The step that one would look at: where the run is, or where it stopped. */
function stepToWatch({ task, steps }: TaskStream): string | undefined {
  const ids = task?.spec.steps.map(({ id }) => id) ?? [];
  const begun = ids.filter(id => steps[id] && steps[id].status !== 'open');
  const failed = begun.find(id => steps[id].status === 'failed');
  return failed ?? begun[begun.length - 1] ?? ids[0];
}

/** The steps of a run, and the log of one of them: the one that is under way, until the person chooses another. */
export const RunSteps = ({ stream }: { stream: TaskStream }) => {
  const [chosen, setChosen] = useState<string>();
  const steps = stream.task?.spec.steps ?? [];
  const shown = chosen ?? stepToWatch(stream);
  const shownStep = steps.find(({ id }) => id === shown);

  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          Steps
        </Text>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          <PlainList ordered className={styles.steps} aria-label="Steps">
            {steps.map(({ id, name }) => {
              const step = stream.steps[id] ?? { id, status: 'open' };
              const { state, words } = states[step.status];
              return (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.step}
                    aria-pressed={id === shown}
                    onClick={() => setChosen(id)}
                  >
                    <StateIcon state={state} words={words} />
                    <span className={styles.name}>{name}</span>
                    <span className={styles.took}>
                      <Took step={step} />
                    </span>
                  </button>
                </li>
              );
            })}
          </PlainList>
          {shownStep && (
            <StepLog
              key={shownStep.id}
              name={shownStep.name}
              lines={stream.stepLogs[shownStep.id] ?? []}
            />
          )}
        </div>
      </CardBody>
    </Card>
  );
};
