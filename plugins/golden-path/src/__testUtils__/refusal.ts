// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';

/** What a client throws of an answer of Backstage's backends. */
export const aRefusal = (
  statusCode: number,
  error: { message: string; fields?: object[] },
) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', ...error },
        response: { statusCode },
      }),
      {
        status: statusCode,
        headers: { 'content-type': 'application/json' },
      },
    ),
  );
