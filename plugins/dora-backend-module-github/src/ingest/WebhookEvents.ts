// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type {
  DeliveryIngest,
  DeploymentRecord,
} from '@macadam/plugin-dora-node';
import type {
  GithubDeploymentSource,
  Happening,
} from '../source/GithubDeploymentSource';
import { runEvent, statusEvent } from '../source/payloads';
import { ENDS } from '../records/progress';

/** Of all that follows from one webhook; the next read finds what was given up. */
const PATIENCE_MILLISECONDS = 120_000;

type Telling = (happening: Happening) => Promise<DeploymentRecord[]>;

/**
 * Tells the engine what signed webhooks tell of. Backstage's events backend has checked the signature before it publishes. A webhook is taken for a hint:
 * what happened is read from GitHub, so that one that comes twice, late or out of order tells nothing false.
 */
export class WebhookEvents {
  constructor(
    private readonly deps: {
      events: EventsService;
      ingest: DeliveryIngest;
      logger: LoggerService;
      source: GithubDeploymentSource;
    },
  ) {}

  async subscribe(): Promise<void> {
    await this.deps.events.subscribe({
      id: 'macadam-dora-github',
      topics: ['github.workflow_run', 'github.deployment_status'],
      onEvent: event => this.onEvent(event),
    });
  }

  private async onEvent(event: EventParams): Promise<void> {
    const { topic, eventPayload } = event;
    const { source } = this.deps;
    if (topic === 'github.workflow_run') {
      const parsed = runEvent.safeParse(eventPayload);
      if (!parsed.success) return this.leaveOut(topic, parsed.error);
      const { action, repository, workflow_run: run } = parsed.data;
      if (action !== 'completed') return undefined;
      return this.tell(event, repository, happening =>
        source.deploymentsOfRun(run, happening),
      );
    }
    const parsed = statusEvent.safeParse(eventPayload);
    if (!parsed.success) return this.leaveOut(topic, parsed.error);
    const { deployment, deployment_status: status, repository } = parsed.data;
    if (!ENDS.includes(status.state)) return undefined;
    return this.tell(event, repository, happening =>
      source.deploymentsOf(deployment, happening),
    );
  }

  private async tell(
    { metadata }: EventParams,
    repository: { full_name: string; default_branch: string },
    deploymentsAt: Telling,
  ): Promise<void> {
    const { ingest, source } = this.deps;
    const slug = source.slugOf(repository.full_name);
    const interest = slug && (await ingest.interestIn(source.annotation, slug));
    if (!slug || !interest) return;
    const deployments = await deploymentsAt({
      slug,
      branch: repository.default_branch,
      interest,
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    if (deployments.length === 0) return;
    const deliveryId = [metadata?.['x-github-delivery']].flat()[0];
    await ingest.tell({ source: source.id, deliveryId, deployments });
  }

  private leaveOut(topic: string, { message }: Error): void {
    this.deps.logger.warn(
      `A ${topic} that does not fit was left out: ${message}`,
    );
  }
}
