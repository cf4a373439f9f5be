import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadConfig } from './config.ts';

const complete = {
  PORT: '3000',
  AUTH_ISSUER: 'https://issuer.example',
  AUTH_AUDIENCE: 'services',
  AUTH_JWKS_URL: 'https://issuer.example/jwks',
};

describe('configuration', () => {
  it('asks for tokens and runs as production unless told otherwise', () => {
    const config = loadConfig(complete);
    assert.equal(config.auth.mode, 'jwt');
    assert.equal(config.port, 3000);
    assert.equal(config.service.environment, 'local');
  });

  it('names everything that is wrong at once', () => {
    assert.throws(
      () => loadConfig({ PORT: 'http', LOG_LEVEL: 'loud', AUTH_ISSUER: '' }),
      ({ message }: Error) => {
        const names = [
          'PORT',
          'LOG_LEVEL',
          'AUTH_ISSUER',
          'AUTH_AUDIENCE',
          'AUTH_JWKS_URL',
        ];
        return names.every(name => message.includes(`\n  ${name} `));
      },
    );
  });

  for (const [name, change, complaint] of [
    ['a port out of range', { PORT: '65536' }, /PORT must not be above 65535/],
    [
      'keys over plain HTTP',
      { AUTH_JWKS_URL: 'http://issuer.example/jwks' },
      /AUTH_JWKS_URL must be an https: URL/,
    ],
    [
      'keys at no URL',
      { AUTH_JWKS_URL: 'issuer' },
      /AUTH_JWKS_URL must be a URL/,
    ],
    [
      'no authentication in production',
      { AUTH: 'none', NODE_ENV: 'production' },
      /NODE_ENV must be development or test when AUTH=none/,
    ],
    [
      'no authentication when nothing says where it runs',
      { AUTH: 'none' },
      /NODE_ENV must be development or test when AUTH=none/,
    ],
    [
      'one port for two servers',
      { METRICS_PORT: '3000' },
      /METRICS_PORT must not be PORT/,
    ],
    ['an unknown kind of authentication', { AUTH: 'basic' }, /AUTH/],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.throws(() => loadConfig({ ...complete, ...change }), complaint);
    });
  }

  it('lets a developer work without an identity provider', () => {
    const config = loadConfig({
      PORT: '3000',
      NODE_ENV: 'development',
      AUTH: 'none',
    });
    assert.deepEqual(config.auth, { mode: 'none' });
  });

  it('takes keys over plain HTTP from this machine', () => {
    const { auth } = loadConfig({
      ...complete,
      AUTH_JWKS_URL: 'http://localhost:9000/jwks',
    });
    assert.equal(auth.mode === 'jwt' && auth.jwksUrl.port, '9000');
  });
});
