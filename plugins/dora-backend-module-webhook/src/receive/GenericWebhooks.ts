// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type {
  DeploymentRecord,
  IncidentRecord,
  Told,
  WebhookReceiver,
} from '@macadam/plugin-dora-node';
import { WebhookSignature } from '@macadam/portal-node';
import {
  bodySchema,
  subjectOf,
  type Body,
  type ToldDeployment,
  type ToldIncident,
} from './body';

/** Clocks differ, but not by more. */
const MOST_AHEAD_MILLISECONDS = 24 * 60 * 60 * 1000;

const MOST_PROBLEMS = 5;

/** Takes deployments and incidents of any tool that can sign JSON: docs/operating/delivery-sources.md. */
export class GenericWebhooks implements WebhookReceiver {
  readonly id = 'generic';
  private readonly signature: WebhookSignature;
  private readonly now: () => Date;

  constructor(options: { secret: string; now?: () => Date }) {
    this.now = options.now ?? (() => new Date());
    this.signature = WebhookSignature.create({
      secret: options.secret,
      header: 'x-macadam-signature',
      prefix: 'sha256=',
    });
  }

  /** @throws AuthenticationError, or InputError that names each field that is wrong */
  async receive(
    request: Parameters<WebhookReceiver['receive']>[0],
  ): Promise<Told> {
    this.signature.verify(request);
    const body = parsed(request.body);
    const now = this.now();
    const deployments = allOf(body.deployment, body.deployments);
    const incidents = allOf(body.incident, body.incidents);
    if (deployments.length + incidents.length === 0) {
      throw new InputError(
        'The webhook tells nothing: it has no deployment, deployments, incident or incidents',
      );
    }
    const told = {
      deployments: deployments.map(one => deploymentRecord(one, now)),
      incidents: incidents.map(one => incidentRecord(one, now)),
    };
    requirePast(told, now);
    const [deliveryId] = [request.headers['x-macadam-delivery']].flat();
    // No tool is called so: whoever knows the secret speaks for none of the portal's own sources.
    return { source: `webhook:${body.source}`, deliveryId, ...told };
  }
}

function parsed(body: Buffer): Body {
  const result = bodySchema.safeParse(jsonOf(body));
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new InputError(problems.join('; '));
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new InputError('The webhook is no JSON');
  }
}

function allOf<T>(one: T | undefined, many: T[] = []): T[] {
  return one === undefined ? many : [one, ...many];
}

function deploymentRecord(told: ToldDeployment, now: Date): DeploymentRecord {
  const { id, entityRef: _, annotation: __, ...rest } = told;
  return {
    ...rest,
    externalId: id,
    subject: subjectOf(told),
    observedAt: told.observedAt ?? now,
    commits: told.commits ?? null,
  };
}

function incidentRecord(told: ToldIncident, now: Date): IncidentRecord {
  const { id, entityRef: _, annotation: __, ...rest } = told;
  return {
    ...rest,
    externalId: id,
    subject: subjectOf(told),
    observedAt: told.observedAt ?? now,
    resolvedAt: told.resolvedAt ?? undefined,
  };
}

function requirePast(
  told: { deployments: DeploymentRecord[]; incidents: IncidentRecord[] },
  now: Date,
): void {
  const moments = [
    ...told.deployments.flatMap(one => [one.finishedAt, one.observedAt]),
    ...told.incidents.flatMap(one => [
      one.createdAt,
      one.resolvedAt ?? now,
      one.observedAt,
    ]),
  ];
  const latest = now.getTime() + MOST_AHEAD_MILLISECONDS;
  const future = moments.find(moment => moment.getTime() > latest);
  if (!future) return;
  throw new InputError(`${future.toISOString()} has not come yet`);
}
