import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { createMetrics } from '../metrics.ts';
import { createLogger } from '../middleware/logging.ts';
import { Health } from '../routes/health.ts';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'services';

export interface Identities {
  jwksUrl: string;
  /** A good token but for `claims`, which override its own; `undefined` leaves one out. */
  token(claims?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

/** An identity provider of the tests' own, with real keys over real HTTP. */
export async function startIdentityProvider(): Promise<Identities> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  const port = await listen(server);
  return {
    jwksUrl: `http://127.0.0.1:${String(port)}/jwks`,
    token: claims =>
      new SignJWT({
        iss: ISSUER,
        aud: AUDIENCE,
        sub: 'ada',
        exp: Math.floor(Date.now() / 1000) + 60,
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .sign(privateKey),
    close: () => close(server),
  };
}

export interface TestService {
  app: FastifyInstance;
  /** What answers `/metrics`. */
  metrics: FastifyInstance;
  health: Health;
  /** What it logged, line by line. */
  log: Record<string, unknown>[];
}

export async function createTestService(jwksUrl: string): Promise<TestService> {
  const config = loadConfig({ ...environment(jwksUrl), LOG_LEVEL: 'debug' });
  const log: Record<string, unknown>[] = [];
  const logger = createLogger(config, {
    write: line => log.push(JSON.parse(line) as Record<string, unknown>),
  });
  const health = new Health();
  const metrics = createMetrics(config.service);
  const app = await createApp({ config, logger, health, metrics });
  health.started();
  return { app, metrics: metrics.createServer(), health, log };
}

/** A whole environment for the service, on a port that is free. */
export function environment(jwksUrl: string): Record<string, string> {
  return {
    PORT: '0',
    METRICS_PORT: '0',
    HOST: '127.0.0.1',
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS_URL: jwksUrl,
  };
}

export function listen(server: Server): Promise<number> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => {
    server.close(() => {
      resolve();
    });
  });
}
