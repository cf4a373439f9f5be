// SPDX-License-Identifier: Apache-2.0
import { isSameSecret } from '../../http/isSameSecret';

/** Who sends a request: a person, or the portal's own account, which administers the organisation. */
export interface Caller {
  login: string;
  isAdmin: boolean;
}

export interface CallerDirectory {
  adminToken: string;
  adminLogin: string;
  isUser(login: string): boolean;
}

/** The token of `Authorization`: GitHub takes it as a bearer, as `token`, and as the password of Basic. */
export function tokenOf(authorization: string | undefined): string | undefined {
  const [scheme, value] = (authorization ?? '').trim().split(/\s+/);
  switch (scheme.toLowerCase()) {
    case 'bearer':
    case 'token':
      return value;
    case 'basic': {
      const pair = Buffer.from(value ?? '', 'base64').toString();
      const [user, ...password] = pair.split(':');
      // `https://<token>@host` puts the token where the user name stands.
      return password.join(':') || user;
    }
    default:
      return undefined;
  }
}

/** Whose token this is. People's tokens are `user-<login>`: they keep nobody out of a laptop's own server. */
export function callerOf(
  token: string,
  directory: CallerDirectory,
): Caller | undefined {
  if (isSameSecret(token, directory.adminToken)) {
    return { login: directory.adminLogin, isAdmin: true };
  }
  const login = /^user-(.+)$/.exec(token)?.[1];
  return login && directory.isUser(login)
    ? { login, isAdmin: false }
    : undefined;
}
