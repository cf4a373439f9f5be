// SPDX-License-Identifier: Apache-2.0
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  LogEvent,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-common';
import { isError } from '@backstage/errors';
import type { Outcome, OutcomeId } from '@macadam/plugin-golden-path-common';
import type {
  PipelineRuns,
  ServiceRepositories,
} from '@macadam/plugin-golden-path-node';
import type { Caller } from '../Caller';
import { runOf } from '../runs/run';
import { doneAt, momentOf } from './timeline';

export interface ObservedRun {
  task: ScaffolderTask;
  events: LogEvent[];
}

/** Asks of each outcome whether it holds now. What a step said it did is not taken for the thing itself. */
export class OutcomeSources {
  constructor(
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      pipelines: Pick<PipelineRuns, 'first'>;
      repositories: ServiceRepositories;
    },
  ) {}

  async repository(run: ObservedRun): Promise<Outcome> {
    const id = 'repository';
    const step = stepOf(run, id, 'macadam:repository:publish');
    if ('state' in step) return step;
    return answered(id, async () => {
      const { repositories } = this.deps;
      const repository = await repositories.find(step.name);
      if (!repository || !repositories.isMadeBy(repository, run.task.id)) {
        return { id, state: 'missed', detail: 'It is not there any more' };
      }
      const { url } = repository;
      const guards = await repositories.guardsOf(step.name);
      const missing = [
        ...(guards.isProtected ? [] : ['main is not protected']),
        ...(guards.hasCodeOwners ? [] : ['it has no CODEOWNERS']),
      ].join(' and ');
      return missing
        ? { id, state: 'missed', detail: `It stands, but ${missing}`, url }
        : {
            id,
            state: 'reached',
            seconds: step.seconds,
            detail: 'With protection of main and CODEOWNERS',
            url,
          };
    });
  }

  async pipeline(run: ObservedRun): Promise<Outcome> {
    const id = 'pipeline';
    const step = stepOf(run, id, 'macadam:pipeline:start');
    if ('state' in step) return step;
    return answered(id, async () => {
      const { name: repository, workflow } = step;
      const found = await this.deps.pipelines.first({ repository, workflow });
      if (!found) return { id, state: 'missed', detail: 'No run is there' };
      const { url, conclusion, updatedAt } = found;
      if (!conclusion) {
        return {
          id,
          state: 'under-way',
          detail: 'Started, not green yet',
          url,
        };
      }
      const { seconds } = momentOf(run.task.createdAt, updatedAt);
      return conclusion === 'success'
        ? {
            id,
            state: 'reached',
            seconds,
            detail: 'Its first run is green',
            url,
          }
        : { id, state: 'missed', detail: `Its first run: ${conclusion}`, url };
    });
  }

  async catalog(run: ObservedRun, caller: Caller): Promise<Outcome> {
    const id = 'catalog';
    const step = stepOf(run, id, 'macadam:catalog:register');
    if ('state' in step) return step;
    return answered(id, async () => {
      const entityRef = `component:default/${step.name}`;
      const entity = await this.deps.catalog.getEntityByRef(entityRef, caller);
      const { seconds } = step;
      return entity
        ? { id, state: 'reached', seconds, detail: entityRef, entityRef }
        : { id, state: 'missed', detail: 'The catalog does not have it' };
    });
  }
}

interface DoneStep {
  name: string;
  workflow: string;
  seconds: number;
}

/** The step that brings an outcome, when it is done; else what that means. */
function stepOf(
  { task, events }: ObservedRun,
  id: OutcomeId,
  action: string,
): DoneStep | Outcome {
  const { serviceName: name } = runOf(task);
  const step = task.spec.steps.find(candidate => candidate.action === action);
  if (!step || !name) {
    return { id, state: 'not-offered', detail: 'This template brings none' };
  }
  const done = doneAt(task.createdAt, events, step.id);
  if (done) {
    const workflow = String(step.input?.workflow ?? '');
    return { name, workflow, seconds: done.seconds };
  }
  return task.status === 'open' || task.status === 'processing'
    ? { id, state: 'under-way', detail: `Awaits “${step.name}”` }
    : { id, state: 'missed', detail: `The run ended before “${step.name}”` };
}

/** One source that is away leaves the other outcomes be. */
async function answered(
  id: OutcomeId,
  ask: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await ask();
  } catch (error) {
    const name = isError(error) ? error.name : 'unknown';
    return { id, state: 'unknown', detail: `It did not answer (${name})` };
  }
}
