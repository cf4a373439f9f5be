// SPDX-License-Identifier: Apache-2.0

/** `customerId` as `CustomerId`. */
export function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `customerId` as `customer_id`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** `customerId` as `customer id`. */
export function spoken(name: string): string {
  return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}

/** `payout-pipeline` as `payout_pipeline` or, for Java, `payoutpipeline`. */
export function joined(name: string, by: string): string {
  return name.split('-').join(by);
}

export function an(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** States of a thing, the first one first. */
export function statesOf(steps: { from: string; to: string }[]): string[] {
  return [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
}
