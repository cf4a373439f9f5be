// SPDX-License-Identifier: Apache-2.0
import type { ChargeSubject } from '@macadam/plugin-cost-node';
import type { ClusterBill, Look, Rule } from './rules';

/** Whose a charge is, and why. */
export interface Allocated {
  entityRef: string;
  rule: string;
  /** What in the charge matched: `tag team = payments-team`. */
  because: string;
}

/** What the rules ask the catalog. References are in lower case. */
export interface Names {
  /** The entity of a kind that a name or a reference means; undefined where it means none, or several. */
  named(kind: string, name: string): string | undefined;
  /** The entity in whose annotation a value stands. */
  claiming(annotation: string, value: string): string | undefined;
}

/** The first rule that leads to an entity of the catalog decides; undefined where none does. */
export function allocate(
  subject: ChargeSubject,
  rules: readonly Rule[],
  names: Names,
): Allocated | undefined {
  for (const rule of rules) {
    const value = valueOf(rule, subject);
    const entityRef = value && entityOf(rule, value, names);
    if (entityRef) {
      const because = `${fieldName(rule)} = ${wholeOf(rule, subject)}`;
      return { entityRef, rule: rule.name, because };
    }
  }
  return undefined;
}

/** Whether a charge is for a machine of a cluster: what is looked at is the cluster's name, or fits the pattern. */
export function isOfCluster(
  cluster: ClusterBill,
  subject: ChargeSubject,
): boolean {
  const value = valueOf(cluster, subject);
  if (cluster.pattern) return value !== undefined;
  return value === cluster.name;
}

/** What is looked at, in words. */
export function fieldName({ from }: Look): string {
  return 'tag' in from ? `tag ${from.tag}` : from.field;
}

/** The part of the charge that the rule means; undefined where the rule does not apply. */
function valueOf(rule: Look, subject: ChargeSubject): string | undefined {
  const applies = Object.entries(rule.where).every(
    ([field, value]) => subject[field as keyof typeof rule.where] === value,
  );
  const whole = applies ? wholeOf(rule, subject) : undefined;
  if (!whole || !rule.pattern) return whole;
  const match = rule.pattern.exec(whole);
  return match ? match.groups?.name ?? whole : undefined;
}

function wholeOf({ from }: Look, subject: ChargeSubject): string | undefined {
  if ('tag' in from) {
    const { tags } = subject;
    return Object.hasOwn(tags, from.tag) ? tags[from.tag].trim() : undefined;
  }
  const field = from.field === 'resource' ? 'resourceId' : from.field;
  return subject[field]?.trim();
}

function entityOf({ to }: Rule, value: string, names: Names) {
  if ('entity' in to) return names.named(kindOf(to.entity), to.entity);
  if ('kind' in to) return names.named(to.kind, value);
  return names.claiming(to.annotation, value);
}

function kindOf(ref: string): string {
  return ref.slice(0, ref.indexOf(':'));
}
