// SPDX-License-Identifier: Apache-2.0
import type { GithubDeliveryConfig } from '../config';
import type { GithubRepository } from '../source/GithubRepository';
import type { Deployment, Run } from '../source/payloads';
import { outcomeOfDeployment, outcomeOfRun, type Outcome } from './outcomes';
import { progressOf, type Progress } from './progress';

/** A deployment that a run has made. */
interface Made {
  deployment: Deployment;
  progress: Progress;
}

/** What a run and its attempts tell, first to last. */
export interface RunOutcomes {
  /** Of attempts that made no deployment that ended. */
  itself: Outcome[];
  deployments: Outcome[];
}

/** What was deployed in a repository, each time once: README.md tells the rule. */
export class Deliveries {
  constructor(
    private readonly deps: {
      config: GithubDeliveryConfig;
      repository: GithubRepository;
    },
  ) {}

  /**
   * Of all attempts of a run that have ended.
   *
   * @param deployments - of the repository, those of the run's commit among them
   */
  async ofRun(
    run: Run,
    deployments: readonly Deployment[],
  ): Promise<RunOutcomes> {
    const attempts = await this.attemptsOf(run);
    const made = await this.madeBy(run, deployments);
    const outcomes: RunOutcomes = { itself: [], deployments: [] };
    let hasDeployed = false;
    for (const attempt of attempts) {
      const own = made.filter(
        ({ deployment }) => attemptOf(deployment, attempts) === attempt,
      );
      const ended = own.flatMap(
        ({ deployment, progress }) =>
          this.outcomeOf(deployment, progress, attempt) ?? [],
      );
      outcomes.deployments.push(...ended);
      if (ended.length === 0 && !hasDeployed && isTry(attempt)) {
        outcomes.itself.push(await this.outcomeOfItself(attempt, own));
      }
      hasDeployed ||= ended.some(({ status }) => status === 'success');
    }
    return outcomes;
  }

  /** `undefined` of one that has not ended. */
  async ofDeployment(deployment: Deployment): Promise<Outcome | undefined> {
    const progress = await this.progressOf(deployment);
    const { end, runId } = progress;
    const run =
      end && runId ? await this.deps.repository.run(runId) : undefined;
    const attempts = run ? await this.attemptsOf(run) : [];
    return this.outcomeOf(
      deployment,
      progress,
      attemptOf(deployment, attempts),
    );
  }

  private outcomeOf(
    deployment: Deployment,
    progress: Progress,
    run: Run | undefined,
  ): Outcome | undefined {
    const { end } = progress;
    const about = { ...progress, run };
    return (
      end &&
      outcomeOfDeployment(this.deps.repository, deployment, { ...about, end })
    );
  }

  /** @param made - deployments of the attempt that never ended */
  private async outcomeOfItself(attempt: Run, made: Made[]): Promise<Outcome> {
    const { config, repository } = this.deps;
    const [production] = config.productionEnvironments;
    // A run changes after its end too, so its jobs are asked when that was.
    const end = await repository.lastJobEnd(attempt.id, attempt.attempt);
    return outcomeOfRun(repository, attempt, {
      environment: made.at(-1)?.deployment.environment ?? production,
      endedAt: end ?? attempt.updatedAt,
    });
  }

  /** First to last; those that GitHub has no more are left out. */
  private async attemptsOf(run: Run): Promise<Run[]> {
    const attempts: Run[] = [];
    for (let number = 1; number < run.attempt; number += 1) {
      const attempt = await this.deps.repository.attempt(run.id, number);
      if (attempt) attempts.push(attempt);
    }
    return [...attempts, run];
  }

  /** In the order in which they were made. */
  private async madeBy(
    run: Run,
    deployments: readonly Deployment[],
  ): Promise<Made[]> {
    const made: Made[] = [];
    for (const deployment of deployments) {
      if (deployment.sha !== run.sha) continue;
      const progress = await this.progressOf(deployment);
      if (progress.runId === run.id) made.push({ deployment, progress });
    }
    const madeAt = ({ deployment }: Made) => deployment.createdAt.getTime();
    return made.sort((a, b) => madeAt(a) - madeAt(b));
  }

  private async progressOf({ id }: Deployment): Promise<Progress> {
    const { repository } = this.deps;
    return progressOf(await repository.statuses(id), repository.url);
  }
}

/** The attempt during which a deployment was made; GitHub does not name it. */
function attemptOf(
  { createdAt }: Deployment,
  attempts: readonly Run[],
): Run | undefined {
  return (
    attempts.findLast(({ startedAt }) => startedAt <= createdAt) ?? attempts[0]
  );
}

/** Whether it is over and has tried to do something. */
function isTry({ isFinished, conclusion }: Run): boolean {
  return isFinished && conclusion !== 'skipped';
}
