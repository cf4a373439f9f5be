import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { AuthConfig } from '../config.ts';
import { HttpProblem } from '../problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls: the subject of the token. Set on every route behind `requireToken`. */
    caller: string;
  }
}

/** Asymmetric ones only: with a shared secret whoever can check a token can also make one. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** These say that the keys could not be had, not that the token is bad. */
const KEYS_UNAVAILABLE = [
  'ERR_JOSE_GENERIC',
  'ERR_JWKS_INVALID',
  'ERR_JWKS_TIMEOUT',
];

type IdentifyCaller = (request: FastifyRequest) => Promise<string>;

/** Every route that is registered on `app` after this needs a valid token. */
export function requireToken(app: FastifyInstance, auth: AuthConfig): void {
  const identify = callerOf(auth);
  app.decorateRequest('caller', '');
  app.addHook('onRequest', async (request, reply) => {
    try {
      request.caller = await identify(request);
    } catch (error) {
      if (error instanceof HttpProblem && error.statusCode === 401) {
        reply.header('www-authenticate', 'Bearer');
      }
      throw error;
    }
  });
}

function callerOf(auth: AuthConfig): IdentifyCaller {
  if (auth.mode === 'none') return () => Promise.resolve('anonymous');

  const keys = createRemoteJWKSet(auth.jwksUrl, { timeoutDuration: 3_000 });
  const { issuer, audience } = auth;
  return async request => {
    try {
      const { payload } = await jwtVerify(bearerToken(request), keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: 5,
        requiredClaims: ['exp', 'sub'],
      });
      return String(payload.sub);
    } catch (error) {
      throw asProblem(error);
    }
  };
}

function bearerToken(request: FastifyRequest): string {
  const [, token] =
    /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined)
    throw new HttpProblem(401, 'A bearer token is needed');
  return token;
}

function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const isRefused =
    error instanceof errors.JOSEError && !KEYS_UNAVAILABLE.includes(error.code);
  return isRefused
    ? new HttpProblem(401, 'The token is not valid here', { cause: error })
    : new HttpProblem(503, 'The identity provider does not answer', {
        cause: error,
      });
}
