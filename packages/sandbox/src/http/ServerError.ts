// SPDX-License-Identifier: Apache-2.0

/** An answer that is an error. What its body looks like each vendor says for itself. */
export class ServerError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'ServerError';
  }
}
