// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

// What PagerDuty's OpenAPI description (github.com/PagerDuty/api-schema) says of the answers that we give, strictly:
// a field of ours that it does not know fails as well.

const reference = (type: string) =>
  z
    .object({
      id: z.string().min(1),
      type: z.literal(`${type}_reference`),
      summary: z.string(),
      self: z.string().url(),
      html_url: z.string().url().nullable(),
    })
    .strict();

const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

const resource = (type: string) => ({
  id: z.string().min(1),
  type: z.literal(type),
  summary: z.string(),
  self: z.string().url(),
  html_url: z.string().url().nullable(),
});

const agent = z.union([reference('user'), reference('service')]);

export const incident = z
  .object({
    ...resource('incident'),
    incident_number: z.number().int(),
    title: z.string(),
    description: z.string(),
    created_at: moment,
    updated_at: moment,
    status: z.enum(['triggered', 'acknowledged', 'resolved']),
    incident_key: z.string(),
    service: reference('service'),
    impacted_services: z.array(reference('service')),
    assignments: z.array(
      z.object({ at: moment, assignee: reference('user') }).strict(),
    ),
    assigned_via: z.enum(['escalation_policy', 'direct_assignment']),
    acknowledgements: z.array(
      z.object({ at: moment, acknowledger: agent }).strict(),
    ),
    last_status_change_at: moment,
    last_status_change_by: agent,
    resolved_at: moment.nullable(),
    first_trigger_log_entry: reference('trigger_log_entry'),
    alert_counts: z
      .object({
        all: z.number(),
        triggered: z.number(),
        resolved: z.number(),
      })
      .strict(),
    is_mergeable: z.boolean(),
    escalation_policy: reference('escalation_policy'),
    teams: z.array(reference('team')),
    pending_actions: z.array(z.never()),
    basic_alert_grouping: z.null(),
    alert_grouping: z.null(),
    incident_type: z.object({ name: z.string() }).strict(),
    priority: z.null(),
    resolve_reason: z.null(),
    incidents_responders: z.array(z.never()),
    responder_requests: z.array(z.never()),
    subscriber_requests: z.array(z.never()),
    urgency: z.enum(['high', 'low']),
  })
  .strict();

export const logEntry = z.object({
  id: z.string(),
  type: z.enum([
    'trigger_log_entry',
    'acknowledge_log_entry',
    'resolve_log_entry',
    'reopen_log_entry',
  ]),
  summary: z.string(),
  self: z.string().url(),
  created_at: moment,
  agent,
  channel: z.object({ type: z.string() }),
  service: reference('service'),
  incident: reference('incident'),
  teams: z.array(reference('team')),
  contexts: z.array(z.never()),
});

export const service = z.object({
  ...resource('service'),
  name: z.string(),
  description: z.string(),
  created_at: moment,
  status: z.enum(['active', 'warning', 'critical', 'maintenance', 'disabled']),
  auto_resolve_timeout: z.number().nullable(),
  acknowledgement_timeout: z.number().nullable(),
  last_incident_timestamp: moment.nullable(),
  escalation_policy: reference('escalation_policy'),
  teams: z.array(reference('team')),
  alert_creation: z.literal('create_alerts_and_incidents'),
});

export const user = z.object({
  ...resource('user'),
  name: z.string(),
  email: z.string().email(),
  time_zone: z.string(),
  role: z.string(),
  job_title: z.string(),
  teams: z.array(reference('team')),
});

export const team = z.object({
  ...resource('team'),
  name: z.string(),
  description: z.string(),
});

export const oncall = z
  .object({
    escalation_policy: reference('escalation_policy'),
    escalation_level: z.number().int().min(1),
    schedule: reference('schedule').nullable(),
    user: reference('user'),
    start: moment.nullable(),
    end: moment.nullable(),
  })
  .strict();

export const policy = z.object({
  ...resource('escalation_policy'),
  name: z.string(),
  num_loops: z.number(),
  escalation_rules: z
    .array(
      z.object({
        id: z.string(),
        escalation_delay_in_minutes: z.number(),
        targets: z
          .array(z.union([reference('user'), reference('schedule')]))
          .min(1),
      }),
    )
    .min(1),
  services: z.array(reference('service')),
  teams: z.array(reference('team')),
});

export const schedule = z.object({
  ...resource('schedule'),
  name: z.string(),
  time_zone: z.string(),
  escalation_policies: z.array(reference('escalation_policy')),
  users: z.array(reference('user')),
  schedule_layers: z.array(
    z.object({ rotation_turn_length_seconds: z.number() }),
  ),
});

export const subscription = z
  .object({
    id: z.string(),
    type: z.literal('webhook_subscription'),
    active: z.boolean(),
    delivery_method: z
      .object({
        id: z.string(),
        type: z.literal('http_delivery_method'),
        url: z.string().url(),
        secret: z.string().nullable(),
        temporarily_disabled: z.boolean(),
        custom_headers: z.array(
          z.object({ name: z.string(), value: z.string() }).strict(),
        ),
      })
      .strict(),
    description: z.string(),
    events: z.array(z.string()),
    filter: z.object({ type: z.string(), id: z.string().optional() }).strict(),
  })
  .strict();

export const error = z
  .object({
    error: z
      .object({
        message: z.string().min(1),
        code: z.number().int(),
        errors: z.array(z.string()).optional(),
      })
      .strict(),
  })
  .strict();

/** https://developer.pagerduty.com/docs/webhooks-overview */
export const webhook = z
  .object({
    event: z
      .object({
        id: z.string().uuid(),
        event_type: z.string(),
        resource_type: z.literal('incident'),
        occurred_at: z.string().datetime(),
        agent: agent.nullable(),
        client: z.object({ name: z.string() }).nullable(),
        data: z
          .object({
            id: z.string(),
            type: z.literal('incident'),
            self: z.string().url(),
            html_url: z.string().url(),
            number: z.number().int(),
            status: z.enum(['triggered', 'acknowledged', 'resolved']),
            incident_key: z.string(),
            created_at: moment,
            title: z.string(),
            service: reference('service'),
            assignees: z.array(reference('user')),
            escalation_policy: reference('escalation_policy'),
            teams: z.array(reference('team')),
            priority: z.null(),
            urgency: z.enum(['high', 'low']),
            conference_bridge: z.null(),
            resolve_reason: z.null(),
            incident_type: z.object({ name: z.string() }),
          })
          .strict(),
      })
      .strict(),
  })
  .strict();

export const pageOf = <N extends string, T extends z.ZodTypeAny>(
  name: N,
  item: T,
) =>
  z
    .object({
      limit: z.number().int(),
      offset: z.number().int(),
      total: z.number().int().nullable(),
      more: z.boolean(),
    })
    .extend({ [name]: z.array(item) } as Record<N, z.ZodArray<T>>)
    .strict();
