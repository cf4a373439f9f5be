// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../http/Reply';
import { ServerError } from '../http/ServerError';

/** An error as SonarQube sends it; one of 401 has no body. */
export function errorReply({ status, message, headers }: ServerError): Reply {
  if (status === 401) return { status, headers };
  return json({ errors: [{ msg: message }] }, { status, headers });
}
