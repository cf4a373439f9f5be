// SPDX-License-Identifier: Apache-2.0
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  causeRequestSchema,
  deliverySummarySchema,
  deploymentFilterSchema,
  deploymentsPageSchema,
  explanationSchema,
  incidentRowSchema,
  incidentsPageSchema,
  metricIdSchema,
} from '@macadam/plugin-dora-common';
import { z } from 'zod/v3';
import type { AuthorizedDeliveryReader } from '../read/AuthorizedDeliveryReader';
import { parsed, registerAction } from '@macadam/portal-node';
import { incidentParams } from '../routes/queries';
import { listInput, questionInput, questionOf } from './inputs';

/** Delivery performance for assistants, the command line and templates: the same answers as over HTTP, to the same people. */
export function registerDeliveryActions(deps: {
  actionsRegistry: ActionsRegistryService;
  delivery: AuthorizedDeliveryReader;
}): void {
  const { actionsRegistry: registry, delivery } = deps;
  registerQuestions(registry, delivery);
  registerLists(registry, delivery);
  registerDecision(registry, delivery);
}

const READS = { readOnly: true, idempotent: true, destructive: false };

function registerQuestions(
  registry: ActionsRegistryService,
  delivery: AuthorizedDeliveryReader,
): void {
  registerAction(registry, {
    name: 'get-delivery-summary',
    title: 'Get delivery summary',
    description:
      'The five DORA metrics (deployment frequency, change lead time, failed deployment recovery time, change fail rate, deployment rework rate) of a service, or of all services of a team, a system or the organization, over a window and the window before it, with what was counted and how fresh the sources are. Durations are in seconds, rates from 0 to 1. A metric without data says why. Do not rank teams by them.',
    attributes: READS,
    input: questionInput,
    output: deliverySummarySchema,
    answer: (input, caller) => {
      const { asked, query } = questionOf(input);
      return delivery.summary(asked, query, caller);
    },
  });

  registerAction(registry, {
    name: 'explain-delivery-metric',
    title: 'Explain a delivery metric',
    description:
      'How a figure of the delivery summary came about: the formula with its numbers, the rules, the newest rows that it was drawn from, and what was left out and why.',
    attributes: READS,
    input: questionInput.extend({
      metric: metricIdSchema.describe('Which figure'),
    }),
    output: explanationSchema,
    answer: ({ metric, ...input }, caller) => {
      const { asked, query } = questionOf(input);
      return delivery.explain(asked, metric, query, caller);
    },
  });
}

function registerLists(
  registry: ActionsRegistryService,
  delivery: AuthorizedDeliveryReader,
): void {
  registerAction(registry, {
    name: 'list-deployments',
    title: 'List deployments',
    description:
      'Attempts to deploy in a window, newest first: commit, who, when, lead time, whether it counts, whether it failed and why, which incidents belong to it.',
    attributes: READS,
    input: listInput.extend({
      filter: deploymentFilterSchema
        .default('counted')
        .describe('Which of them'),
    }),
    output: deploymentsPageSchema,
    answer: ({ filter, limit, cursor, ...input }, caller) => {
      const { asked, query } = questionOf(input);
      const page = { filter, limit, cursor };
      return delivery.deployments(asked, query, page, caller);
    },
  });

  registerAction(registry, {
    name: 'list-incidents',
    title: 'List incidents',
    description:
      'Incidents that began in a window, newest first, each with the deployment that is held to have caused it, and why.',
    attributes: READS,
    input: listInput,
    output: incidentsPageSchema,
    answer: ({ limit, cursor, ...input }, caller) => {
      const { asked, query } = questionOf(input);
      return delivery.incidents(asked, query, { limit, cursor }, caller);
    },
  });
}

const decisionInput = z.object({
  incidentId: z.string().describe('id of an item of list-incidents'),
  kind: z
    .enum(['deployment', 'not-a-change', 'undecided'])
    .describe('undecided takes back what was said'),
  deploymentId: z
    .string()
    .optional()
    .describe('For deployment: id of an item of list-deployments'),
  reason: z.string().optional().describe('Why, for whoever asks later'),
});

function registerDecision(
  registry: ActionsRegistryService,
  delivery: AuthorizedDeliveryReader,
): void {
  registerAction(registry, {
    name: 'decide-incident-cause',
    title: 'Decide what caused an incident',
    description:
      'Says which deployment caused an incident, that no change did, or nothing any more. For owners of the service and the platform team; it is audited, and it changes the fail rate and the recovery time.',
    attributes: { readOnly: false, idempotent: true, destructive: false },
    input: decisionInput,
    output: incidentRowSchema,
    answer: ({ incidentId, ...said }, caller) => {
      const { id } = parsed(incidentParams, { id: incidentId });
      const cause = parsed(causeRequestSchema, said);
      return delivery.decideCause(id, cause, caller);
    },
  });
}
