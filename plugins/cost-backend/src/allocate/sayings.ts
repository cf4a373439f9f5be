// SPDX-License-Identifier: Apache-2.0
import { fieldName } from './allocate';
import type { ClusterBill, Rule } from './rules';

/** What a rule looks at and whom it leads to, in words. */
export function sayingOf(rule: Rule): string {
  const matched = rule.pattern ? ', where it fits its pattern,' : '';
  const what = `${fieldName(rule)}${matched}`;
  if ('kind' in rule.to) return `${what} names a ${rule.to.kind}`;
  if ('entity' in rule.to) return `${what} belongs to ${rule.to.entity}`;
  return `${what} stands in the annotation ${rule.to.annotation}`;
}

/**
 * What keeps the costs of a cluster from counting twice, in words.
 *
 * @param billed - the clusters whose machines stand in a bill
 */
export function sharingOf(
  name: string,
  billed: readonly ClusterBill[],
): string {
  const cluster = billed.find(one => one.name === name);
  if (!cluster) {
    return 'No bill is known to have its machines, so what is reckoned to have run on them is what it costs. Idle and shared parts stand by themselves.';
  }
  return `A bill has its machines, known by ${fieldName(
    cluster,
  )}. The bill is the sum: each charge for a machine is taken back from it and shared out among what ran that day. What is reckoned of that is the key, and no cost. Idle and shared parts stand by themselves.`;
}
