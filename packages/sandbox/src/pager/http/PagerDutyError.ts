// SPDX-License-Identifier: Apache-2.0
import { ServerError } from '../../http/ServerError';

/** An answer that is an error, with the body that PagerDuty gives it: https://developer.pagerduty.com/docs/errors */
export class PagerDutyError extends ServerError {
  constructor(
    status: number,
    private readonly code: number,
    message: string,
    private readonly errors: string[] = [],
  ) {
    super(status, message);
    this.name = 'PagerDutyError';
  }

  static from(error: ServerError): PagerDutyError {
    return error instanceof PagerDutyError
      ? error
      : new PagerDutyError(error.status, 2002, error.message);
  }

  get body() {
    const { message, code, errors } = this;
    return {
      error: { message, code, ...(errors.length > 0 && { errors }) },
    };
  }
}

export const notFound = () => new PagerDutyError(404, 2100, 'Not Found');

export const invalidInput = (...errors: string[]) =>
  new PagerDutyError(400, 2001, 'Invalid Input Provided', errors);
