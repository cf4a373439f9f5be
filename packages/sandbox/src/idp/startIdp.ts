// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import { createInteractionRouter } from './interactionRouter';
import { contentSecurityPolicy, messagePage } from './pages';
import type { Person } from './person';
import { providerConfiguration } from './providerConfiguration';
import { RecordStore } from './RecordStore';
import { readOrCreateSigningKeys } from './signingKeys';

export interface IdpOptions {
  /** On the loopback interface. */
  port: number;
  /** The address by which the portal and the browser reach it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  people: Person[];
  /** Where signing keys and grants are kept between starts. */
  dataDir: string;
}

/** Acme's OpenID Connect provider. Rejects when the port is taken. */
export async function startIdp(
  options: IdpOptions,
): Promise<{ close(): Promise<void> }> {
  const portalOrigins = [
    ...new Set(options.redirectUris.map(uri => new URL(uri).origin)),
  ];
  const portalUrl = portalOrigins[0];
  const records = await RecordStore.open(join(options.dataDir, 'records.json'));
  const provider = new Provider(
    options.issuer,
    providerConfiguration({
      ...options,
      keys: await readOrCreateSigningKeys(join(options.dataDir, 'keys.json')),
      adapter: model => records.adapter(model),
      renderError: ctx => renderError(ctx, portalUrl),
    }),
  );
  provider.use(endSessionWithSignIn);

  const app = express();
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    res.setHeader(
      'Content-Security-Policy',
      contentSecurityPolicy(portalOrigins),
    );
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Referrer-Policy', 'no-referrer');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  const { people } = options;
  app.use(createInteractionRouter({ provider, people, portalUrl }));
  app.use(provider.callback());

  const server = createServer(app).listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      await records.flush();
    },
  };
}

/** Every sign-in asks who it is, so that one can be another person without clearing cookies. */
async function endSessionWithSignIn(
  ctx: KoaContextWithOIDC,
  next: () => Promise<void>,
): Promise<void> {
  await next();
  if (ctx.oidc?.route === 'resume') await ctx.oidc.session?.destroy();
}

function renderError(ctx: KoaContextWithOIDC, portalUrl: string): void {
  ctx.type = 'html';
  ctx.body = messagePage({
    title: 'Sign-in failed',
    text: 'This request to sign in was not valid, or it has expired.',
    portalUrl,
  });
}
