// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generators, Issuer, type Client } from 'openid-client';
import { SignInBrowser } from './SignInBrowser';
import { startIdp, type IdpOptions } from './startIdp';

const PORTAL = 'http://localhost:7007';
const REDIRECT_URI = `${PORTAL}/api/auth/oidc/handler/frame`;
/** What the portal asks for. */
const SCOPE = 'openid profile email offline_access';

let options: IdpOptions;
let idp: { close(): Promise<void> };
let client: Client;

beforeEach(async () => {
  const port = await freePort();
  options = {
    port,
    issuer: `http://localhost:${port}`,
    clientId: 'portal',
    clientSecret: 'a-secret-of-the-sandbox',
    redirectUris: [REDIRECT_URI],
    people: [
      aPerson({ login: 'payments-developer', name: 'Priya Raman' }),
      aPerson({ login: 'platform-engineer', name: "Aoife O'Neill" }),
    ],
    dataDir: await mkdtemp(join(tmpdir(), 'idp-')),
  };
  idp = await startIdp(options);
  client = await discoverClient();
});

afterEach(async () => {
  await idp.close();
  await rm(options.dataDir, { recursive: true });
});

it('signs in the person who was chosen and tells the portal who it is', async () => {
  const tokens = await signIn(new SignInBrowser(PORTAL), 'payments-developer');

  expect(tokens.claims().sub).toBe('payments-developer');
  expect(await client.userinfo(tokens)).toEqual({
    sub: 'payments-developer',
    name: 'Priya Raman',
    preferred_username: 'payments-developer',
    email: 'payments-developer@acme.example',
    email_verified: true,
  });
});

it('holds the code to the PKCE verifier', async () => {
  const verifier = generators.codeVerifier();
  const callback = await new SignInBrowser(PORTAL).signIn(
    client.authorizationUrl({
      scope: SCOPE,
      code_challenge: generators.codeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
    'payments-developer',
  );
  const redeem = (code_verifier: string) =>
    client.callback(REDIRECT_URI, client.callbackParams(callback), {
      code_verifier,
    });

  await expect(redeem(generators.codeVerifier())).rejects.toThrow(
    'invalid_grant',
  );
});

it('redeems a code with its PKCE verifier', async () => {
  const verifier = generators.codeVerifier();
  const tokens = await signIn(
    new SignInBrowser(PORTAL),
    'payments-developer',
    verifier,
  );

  expect(tokens.access_token).toBeDefined();
});

it('asks again at the next sign-in, so that one can be somebody else', async () => {
  const browser = new SignInBrowser(PORTAL);
  await signIn(browser, 'payments-developer');
  const tokens = await signIn(browser, 'platform-engineer');

  expect(tokens.claims().sub).toBe('platform-engineer');
});

it('refreshes tokens after a restart', async () => {
  const before = await signIn(new SignInBrowser(PORTAL), 'platform-engineer');
  await idp.close();
  idp = await startIdp(options);
  client = await discoverClient();

  const after = await client.refresh(before);

  expect(after.claims().sub).toBe('platform-engineer');
  expect((await client.userinfo(after)).name).toBe("Aoife O'Neill");
});

it('ends what was revoked', async () => {
  const tokens = await signIn(new SignInBrowser(PORTAL), 'platform-engineer');
  await client.revoke(tokens.refresh_token!);

  await expect(client.refresh(tokens)).rejects.toThrow('invalid_grant');
});

it('finishes a sign-in that was open during a restart', async () => {
  const browser = new SignInBrowser(PORTAL);
  const page = await browser.follow(client.authorizationUrl({ scope: SCOPE }));
  await idp.close();
  idp = await startIdp(options);

  const callback = await browser.choose(page.url, 'platform-engineer');

  expect(new URL(callback).searchParams.get('code')).toBeTruthy();
});

it('lets nobody else in', async () => {
  const browser = new SignInBrowser(PORTAL);
  const page = await browser.follow(client.authorizationUrl({ scope: SCOPE }));
  const answer = await browser.request(page.url, { login: 'root' });

  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('No such person');
});

it('says that nobody is signed in when it must not ask', async () => {
  const browser = new SignInBrowser(PORTAL);
  await signIn(browser, 'payments-developer');
  const { url } = await browser.follow(
    client.authorizationUrl({ scope: SCOPE, prompt: 'none' }),
  );

  expect(new URL(url).searchParams.get('error')).toBe('login_required');
});

it('refuses a client with the wrong secret', async () => {
  const { issuer } = client;
  const impostor = new issuer.Client({
    client_id: options.clientId,
    client_secret: 'guessed',
  });

  await expect(
    impostor.grant({ grant_type: 'refresh_token', refresh_token: 'x' }),
  ).rejects.toThrow('invalid_client');
});

it('never sends a code to an address that was not registered', async () => {
  const answer = await new SignInBrowser(PORTAL).request(
    client.authorizationUrl({
      scope: SCOPE,
      redirect_uri: 'http://localhost:9999/',
    }),
  );

  expect(answer.status).toBe(400);
  expect(answer.headers.get('location')).toBeNull();
  expect(await answer.text()).toContain('Sign-in failed');
});

it('shows one button for each person, on a page that can load nothing', async () => {
  const page = await new SignInBrowser(PORTAL).follow(
    client.authorizationUrl({ scope: SCOPE }),
  );
  const html = await page.answer.text();

  expect(html.match(/<button name="login" value="[^"]+"/g)).toEqual([
    '<button name="login" value="payments-developer"',
    '<button name="login" value="platform-engineer"',
  ]);
  expect(html).toContain('Aoife O&#39;Neill');
  expect(page.answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/localhost:7007;/,
  );
});

it('explains a sign-in page that is out of date', async () => {
  const answer = await new SignInBrowser(PORTAL).request(
    `${options.issuer}/interaction/long-gone`,
  );

  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain('This sign-in has ended');
  expect(html).toContain(`href="${PORTAL}"`);
});

it('rejects when its port is taken', async () => {
  await expect(startIdp(options)).rejects.toThrow('EADDRINUSE');
});

async function discoverClient(): Promise<Client> {
  const issuer = await Issuer.discover(options.issuer);
  return new issuer.Client({
    client_id: options.clientId,
    client_secret: options.clientSecret,
    redirect_uris: [REDIRECT_URI],
    response_types: ['code'],
  });
}

async function signIn(
  browser: SignInBrowser,
  login: string,
  verifier?: string,
) {
  const nonce = generators.nonce();
  const challenge = verifier && {
    code_challenge: generators.codeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  const callback = await browser.signIn(
    client.authorizationUrl({ scope: SCOPE, nonce, ...(challenge || {}) }),
    login,
  );
  return client.callback(REDIRECT_URI, client.callbackParams(callback), {
    nonce,
    code_verifier: verifier,
  });
}

function aPerson(person: { login: string; name: string }) {
  const email = `${person.login}@acme.example`;
  return { ...person, email, title: 'Engineer, Acme' };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}
