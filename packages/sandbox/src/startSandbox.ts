// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { SandboxClock } from './clock';
import { ADMIN_LOGIN, publishCheckout, startForge, type Forge } from './forge';
import {
  dashboardsInForge,
  startGrafana,
  type GrafanaOptions,
  type RunningGrafana,
} from './grafana';
import { startIdp } from './idp';
import {
  startMeter,
  writeExports,
  type MeterOptions,
  type RunningMeter,
} from './meter';
import { startPager, type PagerOptions, type RunningPager } from './pager';
import { createDocsRunner, keepDocsBuilt, whenReady } from './runner';
import type { Settings } from './settings';
import { startSonar, type RunningSonar, type SonarOptions } from './sonar';
import {
  acmeBills,
  acmeDashboards,
  acmeNamespaces,
  acmePersonas,
  acmeProjects,
  acmeRepositories,
  acmeSubscriptions,
  createAcmeStory,
} from './world';

/** The same Acme on every laptop. */
const SEED = 1;

export interface RunningSandbox {
  /** Where each server is, by its name. */
  urls: Record<string, string>;
  close(): Promise<void>;
}

/** The outside world of the portal: every server of it, in one process. */
export async function startSandbox(
  settings: Settings,
): Promise<RunningSandbox> {
  const clock = new SandboxClock({ scale: settings.SANDBOX_CLOCK_SCALE });
  let isReady = false;
  const running = await startForge({
    port: settings.SANDBOX_PORT,
    directory: path.join(settings.SANDBOX_DATA, 'forge'),
    adminToken: settings.GITHUB_TOKEN,
    clock,
    organizationHook: {
      url: `${settings.PORTAL_URL}/api/events/http/github`,
      secret: settings.GITHUB_WEBHOOK_SECRET,
    },
    isReady: () => isReady,
    story: () => createAcmeStory({ now: clock.now(), seed: SEED }),
  });
  await publishPlatform(settings, running.forge);
  const idp = await openIdp(settings);
  const pager = await openPager(settings, {
    clock,
    isReady: () => isReady,
    // Its incidents are those of the forge's deployments, so both tell of the same day.
    story: () => createAcmeStory({ now: running.toldAt, seed: SEED }).pager,
  });
  const door = { clock, isReady: () => isReady };
  const { toldAt } = running;
  const meter = await openMeter(settings, { ...door, toldAt });
  const grafana = await openGrafana(settings, door, running.forge);
  const sonarqube = await openSonar(settings, { ...door, toldAt });
  const docs = startDocs(settings, running.forge);
  isReady = true;
  return {
    urls: {
      forge: running.url,
      idp: idpUrlOf(settings),
      pager: pager.url,
      meter: meter.url,
      grafana: grafana.url,
      sonarqube: sonarqube.url,
    },
    async close() {
      clock.close();
      const servers = [docs, idp, meter, pager, grafana, sonarqube, running];
      await Promise.all(servers.map(server => server.close()));
    },
  };
}

/** Templates, catalog and docs, as a company would push them. */
async function publishPlatform(
  { MACADAM_CHECKOUT: checkout }: Settings,
  forge: Forge,
): Promise<void> {
  if (!checkout) return;
  const repository = forge.repositories.get('acme', 'platform');
  await publishCheckout(forge, repository, { checkout, sender: ADMIN_LOGIN });
}

const idpUrlOf = (settings: Settings) =>
  `http://localhost:${settings.SANDBOX_PORT + 1}`;

function openIdp(settings: Settings): Promise<{ close(): Promise<void> }> {
  return startIdp({
    port: settings.SANDBOX_PORT + 1,
    issuer: idpUrlOf(settings),
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: settings.OIDC_CLIENT_SECRET,
    redirectUris: [`${settings.PORTAL_URL}/api/auth/oidc/handler/frame`],
    people: acmePersonas(),
    dataDir: path.join(settings.SANDBOX_DATA, 'idp'),
  });
}

function openPager(
  settings: Settings,
  shared: Pick<PagerOptions, 'clock' | 'isReady' | 'story'>,
): Promise<RunningPager> {
  return startPager({
    ...shared,
    port: settings.SANDBOX_PORT + 2,
    directory: path.join(settings.SANDBOX_DATA, 'pager'),
    token: settings.PAGERDUTY_TOKEN,
    portal: {
      url: `${settings.PORTAL_URL}/api/dora/webhooks/pagerduty`,
      secret: settings.PAGERDUTY_WEBHOOK_SECRET,
    },
  });
}

/** What was used, and what is subscribed to, is on the meter; what clouds were paid for stands in exports on disk. */
async function openMeter(
  settings: Settings,
  shared: Pick<MeterOptions, 'clock' | 'isReady'> & { toldAt: Date },
): Promise<RunningMeter> {
  const { toldAt, ...door } = shared;
  await writeExports(
    path.join(settings.SANDBOX_DATA, 'meter', 'focus'),
    acmeBills({ toldAt, now: door.clock.now() }),
  );
  return startMeter({
    ...door,
    port: settings.SANDBOX_PORT + 3,
    costsOf: acmeNamespaces(),
    serviceCosts: acmeSubscriptions(),
  });
}

/** Beside what Acme has made by hand it shows what stands in repositories that are not of the story, such as a golden path creates. */
function openGrafana(
  settings: Settings,
  door: Pick<GrafanaOptions, 'clock' | 'isReady'>,
  forge: Forge,
): Promise<RunningGrafana> {
  const told = acmeDashboards();
  const own = new Set(acmeRepositories().map(({ name }) => name));
  return startGrafana({
    ...door,
    port: settings.SANDBOX_PORT + 4,
    token: settings.GRAFANA_TOKEN,
    dashboards: async () => [
      ...told,
      ...(await dashboardsInForge(forge, name => !own.has(name))),
    ],
  });
}

function openSonar(
  settings: Settings,
  shared: Pick<SonarOptions, 'clock' | 'isReady'> & { toldAt: Date },
): Promise<RunningSonar> {
  const { toldAt, ...door } = shared;
  return startSonar({
    ...door,
    port: settings.SANDBOX_PORT + 5,
    token: settings.SONARQUBE_TOKEN,
    projects: acmeProjects({ toldAt }),
  });
}

/** The runner of the repositories' docs. It begins when the portal answers, whose start has the machine for itself. */
function startDocs(
  settings: Settings,
  forge: Forge,
): { close(): Promise<void> } {
  const runner = createDocsRunner({
    repositoriesDir: path.join(settings.SANDBOX_DATA, 'forge', 'repositories'),
    techdocsDir: settings.TECHDOCS_DIR,
    mkdocsBin: settings.MKDOCS_BIN,
  });
  const closing = new AbortController();
  const portal = `${settings.PORTAL_URL}/.backstage/health/v1/readiness`;
  const building = whenReady(portal, closing.signal).then(async ready => {
    if (ready) await keepDocsBuilt(forge, runner);
  });
  return {
    async close() {
      closing.abort();
      await building;
      await runner.close();
    },
  };
}
