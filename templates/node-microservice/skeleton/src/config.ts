import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type AuthConfig =
  | { mode: 'none' }
  | { mode: 'jwt'; issuer: string; audience: string; jwksUrl: URL };

export interface Config {
  service: {
    name: string;
    version: string;
    revision: string;
    environment: string;
  };
  host: string;
  port: number;
  /** Where Prometheus scrapes; apart from the port that callers reach. */
  metricsPort: number;
  logLevel: string;
  shutdownDelayMs: number;
  auth: AuthConfig;
}

/** Every problem of the environment at once, one line each. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(['The configuration is invalid:', ...problems].join('\n  '));
    this.name = 'ConfigError';
  }
}

const required = z.string({ error: 'is required' });

function wholeNumber(max: number) {
  return required
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine(value => value <= max, `must not be above ${String(max)}`);
}

const httpsUrl = required
  .refine(value => URL.canParse(value), 'must be a URL')
  .refine(isHttpsOrLoopback, 'must be an https: URL');

const common = z.object({
  PORT: wholeNumber(65_535),
  METRICS_PORT: wholeNumber(65_535).default(9090),
  HOST: z.string().default('0.0.0.0'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  ENVIRONMENT: z.string().default('local'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info'),
  REVISION: z.string().default('unknown'),
  SHUTDOWN_DELAY_SECONDS: wholeNumber(20).default(0),
});

const authentication = z.discriminatedUnion('AUTH', [
  z.object({
    AUTH: z.literal('jwt'),
    AUTH_ISSUER: required,
    AUTH_AUDIENCE: required,
    AUTH_JWKS_URL: httpsUrl,
  }),
  z.object({
    AUTH: z.literal('none'),
    NODE_ENV: z.enum(['development', 'test'], {
      error: 'must be development or test when AUTH=none',
    }),
  }),
]);

const schema = common
  .refine(({ PORT, METRICS_PORT }) => PORT === 0 || PORT !== METRICS_PORT, {
    path: ['METRICS_PORT'],
    error: 'must not be PORT',
  })
  .and(authentication);

/**
 * Reads the environment. An empty variable counts as absent.
 *
 * @throws ConfigError with everything that is wrong, not only the first.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.entries(env).filter(([, value]) => value !== '');
  const result = schema.safeParse({
    AUTH: 'jwt',
    ...Object.fromEntries(given),
  });
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(
        issue => `${issue.path.join('.')} ${issue.message}`,
      ),
    );
  }
  const values = result.data;
  return {
    service: {
      ...readPackage(),
      revision: values.REVISION,
      environment: values.ENVIRONMENT,
    },
    host: values.HOST,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    logLevel: values.LOG_LEVEL,
    shutdownDelayMs: values.SHUTDOWN_DELAY_SECONDS * 1000,
    auth:
      values.AUTH === 'none'
        ? { mode: 'none' }
        : {
            mode: 'jwt',
            issuer: values.AUTH_ISSUER,
            audience: values.AUTH_AUDIENCE,
            jwksUrl: new URL(values.AUTH_JWKS_URL),
          },
  };
}

/** Name and version stand in package.json only; it lies beside both src/ and dist/. */
export function readPackage(): { name: string; version: string } {
  const file = new URL('../package.json', import.meta.url);
  return z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Keys fetched in the clear can be swapped on the way, so only this machine may serve them so. */
function isHttpsOrLoopback(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { protocol, hostname } = new URL(value);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' &&
      ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}
