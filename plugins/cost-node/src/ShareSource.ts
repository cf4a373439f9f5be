// SPDX-License-Identifier: Apache-2.0
import type { ChargeSubject } from './charge';

/** A part of what a cluster cost on a day. */
export interface Share {
  /** What runs there, or stands idle; what a rule is to find whose it is by, its namespace and labels, is in it. */
  subject: ChargeSubject;
  /** What the source reckons that it costs; a decimal in text. */
  amount: string;
}

/** How a cluster's cost of one day is shared. */
export interface DailyShares {
  cluster: string;
  /** In UTC: `2026-11-24`. */
  day: string;
  /** ISO 4217, of the amounts. */
  currency: string;
  /** Idle and shared cost among them, as parts of their own. */
  shares: Share[];
}

/**
 * Tells how what a cluster costs is shared among what runs in it. Where a bill has the cluster's machines, the amounts are but the key by which the
 * bill is shared out; elsewhere they are what it costs.
 */
export interface ShareSource {
  /** As `opencost`; it is part of every charge's identity, so it stays for ever. */
  readonly id: string;
  readonly title: string;
  /**
   * Whole days from one on, in any order. A day that is told again replaces what was told of it.
   *
   * @throws whatever went wrong: what was known stays, and the state of the source tells of it
   */
  dailyShares(request: {
    since: string;
    signal: AbortSignal;
  }): AsyncIterable<DailyShares>;
}
