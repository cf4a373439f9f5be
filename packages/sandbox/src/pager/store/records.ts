// SPDX-License-Identifier: Apache-2.0

/** All times are ISO 8601 in UTC, as they are kept in the journal. */
export type Timestamp = string;

export interface UserRecord {
  id: string;
  login: string;
  name: string;
  email: string;
  jobTitle: string;
  /** Ids. */
  teams: string[];
}

export interface TeamRecord {
  id: string;
  slug: string;
  name: string;
  /** Ids of users. */
  members: string[];
}

/** Its users take turns, a week each. */
export interface ScheduleRecord {
  id: string;
  name: string;
  policyId: string;
  /** Ids, in the order of their turns. */
  users: string[];
  startsAt: Timestamp;
}

/** First the schedule is asked, where there is one; then the users, all at once. */
export interface PolicyRecord {
  id: string;
  name: string;
  teamId: string;
  scheduleId?: string;
  /** Ids. */
  users: string[];
}

export interface ServiceRecord {
  id: string;
  name: string;
  description: string;
  policyId: string;
  createdAt: Timestamp;
}

export type Urgency = 'high' | 'low';

export type IncidentStatus = 'triggered' | 'acknowledged' | 'resolved';

/** What happens to an incident. */
export type LogEntryType = 'trigger' | 'acknowledge' | 'resolve' | 'reopen';

export interface LogEntryRecord {
  id: string;
  type: LogEntryType;
  at: Timestamp;
  /** Id of the user; absent when a machine did it. */
  userId?: string;
}

/** What it is now follows from its log. */
export interface IncidentRecord {
  id: string;
  number: number;
  serviceId: string;
  title: string;
  urgency: Urgency;
  key: string;
  /** Ids of the users who were woken. */
  assignees: string[];
  /** Oldest first; begins with its trigger. */
  log: LogEntryRecord[];
}

export type FilterType =
  | 'account_reference'
  | 'service_reference'
  | 'team_reference';

export interface SubscriptionRecord {
  id: string;
  url: string;
  description: string;
  events: string[];
  filter: { type: FilterType; id?: string };
  customHeaders: Array<{ name: string; value: string }>;
  active: boolean;
  /** Each signs; the newest first. There is a second one while the first takes over. */
  secrets: string[];
  /** How many webhooks in a row were given up. */
  dropped: number;
  /** Too many were given up: until then nothing is sent. */
  disabledUntil?: Timestamp;
}

/** A webhook on its way. It is forgotten once it has arrived, or was given up. */
export interface WebhookRecord {
  id: string;
  subscriptionId: string;
  eventType: string;
  body: string;
}
