// SPDX-License-Identifier: Apache-2.0

/** The portal's words for who may see something; undefined for any other failure. */
export function refusalIn(error: Error | undefined): string | undefined {
  const { cause } = (error ?? {}) as { cause?: Partial<Error> };
  return cause?.name === 'NotAllowedError' ? cause.message : undefined;
}
