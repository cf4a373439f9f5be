// SPDX-License-Identifier: Apache-2.0
import { type Chain, classify, type DeploymentFlags, type Rules } from '..';
import { rules } from './chain';

/** Ids of those that have the flag, in the order of the chain. */
export function having(
  flag: keyof DeploymentFlags,
  chain: Chain,
  more: Partial<Rules> = {},
): string[] {
  const { deployments } = classify(chain, { ...rules, ...more });
  return deployments
    .filter(({ [flag]: value }) =>
      Array.isArray(value) ? value.length : value,
    )
    .map(({ id }) => id);
}

export function flagsOf(
  id: string,
  chain: Chain,
  more: Partial<Rules> = {},
): DeploymentFlags {
  const { deployments } = classify(chain, { ...rules, ...more });
  return deployments.find(flags => flags.id === id)!;
}
