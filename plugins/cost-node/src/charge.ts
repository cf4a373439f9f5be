// SPDX-License-Identifier: Apache-2.0

/** What a charge is for, in the words of the bill. Absent is what the bill does not say; no text is empty. */
export interface ChargeSubject {
  /** Who provides it, as `AWS`. */
  provider: string;
  /** The account, project or subscription that it is billed to. */
  account?: string;
  /** As `Databases`. */
  category: string;
  /** As `Amazon RDS`. */
  service: string;
  resourceId?: string;
  resourceName?: string;
  region?: string;
  /** Of Kubernetes. */
  cluster?: string;
  namespace?: string;
  tags: Record<string, string>;
}

/** One charge of a bill. Amounts are decimals in text, as `-0.0360`, without exponent; they may be negative. */
export interface ChargeRecord {
  /** The day in UTC on which its period began: `2026-11-24`. */
  day: string;
  kind: 'usage' | 'purchase' | 'tax' | 'credit' | 'adjustment';
  /** Whether it corrects a bill of an earlier period. */
  isCorrection: boolean;
  /** ISO 4217. */
  currency: string;
  /** What the invoice asks for. */
  billed: string;
  /** The same with what was paid in advance spread over its use: this is what something costs. */
  effective: string;
  /** At the price that everybody is told. */
  list: string;
  subject: ChargeSubject;
  /**
   * All that the bill says of it. Two charges of one bill may say the same and are two; a charge of another bill of the source that says the same is
   * the same charge told again.
   */
  identity: string;
  /** Where in the bill it stands, from 1. */
  line?: number;
}

/** Why a bill cannot be counted. */
export interface Reject {
  line?: number;
  column?: string;
  reason: string;
}
