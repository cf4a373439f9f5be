// SPDX-License-Identifier: Apache-2.0
import { json } from '../../http/Reply';
import type { RateLimits } from '../http/RateLimits';
import { route, type Route } from '../http/routes';

export const metaRoutes = (rateLimits: RateLimits): Route[] => [
  route('GET /meta', () =>
    json({ verifiable_password_authentication: false, packages: [] }),
  ),
  route('GET /versions', () => json(['2022-11-28'])),
  route('GET /rate_limit', ({ caller }) => {
    const core = rateLimits.read(caller.login);
    return json({
      resources: { core, search: core, graphql: core },
      rate: core,
    });
  }),
];
