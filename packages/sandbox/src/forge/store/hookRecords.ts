// SPDX-License-Identifier: Apache-2.0
import type { Timestamp } from './records';

export interface HookRecord {
  id: number;
  /** Absent: the hook belongs to the organisation. */
  repositoryId?: number;
  organization: string;
  url: string;
  secret?: string;
  contentType: 'json' | 'form';
  events: string[];
  active: boolean;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** One try to tell a hook what happened. */
export interface DeliveryRecord {
  id: number;
  guid: string;
  hookId: number;
  event: string;
  action: string | null;
  /** The repository it was about. It outlives the repository, so this is no owner. */
  about: number | null;
  deliveredAt: Timestamp;
  redelivery: boolean;
  durationSeconds: number;
  status: string;
  statusCode: number;
  request: { headers: Record<string, string>; body: string };
  response: { headers: Record<string, string>; body: string };
}
