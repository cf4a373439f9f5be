// SPDX-License-Identifier: Apache-2.0
import { ServerError } from '../../http/ServerError';

export interface FieldError {
  resource: string;
  field: string;
  code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'custom';
  message?: string;
}

/** An answer that is an error, with the body that GitHub gives it. */
export class GithubError extends ServerError {
  constructor(
    status: number,
    message: string,
    private readonly details: {
      errors?: FieldError[];
      headers?: Record<string, string>;
    } = {},
  ) {
    super(status, message, details.headers);
    this.name = 'GithubError';
  }

  static from(error: ServerError): GithubError {
    return error instanceof GithubError
      ? error
      : new GithubError(error.status, error.message);
  }

  get body() {
    const { errors } = this.details;
    return {
      message: this.message,
      ...(errors && { errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
  }
}

export const notFound = () => new GithubError(404, 'Not Found');

export const validationFailed = (
  message: string,
  ...errors: FieldError[]
): GithubError => new GithubError(422, message, { errors });
