// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs/promises';
import path from 'node:path';
import type { SandboxClock } from '../clock';
import { Faults } from '../http/Faults';
import { FrontDoor } from '../http/FrontDoor';
import { listen } from '../http/listen';
import type { Story } from '../story';
import { RunEngine } from './actions/RunEngine';
import { startRunsOnEvents } from './actions/startRuns';
import { ForgeEvents } from './events/ForgeEvents';
import { tellHooks } from './events/tellHooks';
import { Webhooks } from './events/Webhooks';
import { timestamp, type Forge } from './Forge';
import { ForgeServer } from './ForgeServer';
import { followPushes } from './pulls/pulls';
import { Repositories } from './repositories/Repositories';
import { addHook } from './routes/hooks';
import { ForgeStore } from './store';
import { importStory } from './story/importStory';
import { Urls } from './views/Urls';

const PORTAL_HOOK = 'portalHook';

export interface ForgeOptions {
  /** 0 takes a free one. */
  port: number;
  /** Holds the repositories and the journal. */
  directory: string;
  /** False keeps everything but Git objects in memory only. */
  isDurable?: boolean;
  /** The organisation administrator's token. */
  adminToken: string;
  clock: SandboxClock;
  /** Where the organisation's events go. */
  organizationHook?: { url: string; secret: string };
  /** Whether all that starts beside the forge is there too. */
  isReady?(): boolean;
  /** Fills the forge when it is empty. */
  story(): Story | Promise<Story>;
}

export interface RunningForge {
  /** Where pages and git are, e.g. `http://localhost:7010`. */
  url: string;
  forge: Forge;
  /** When the story was told that the forge began with. */
  toldAt: Date;
  close(): Promise<void>;
}

/** The account that the administrator's token belongs to. */
export const ADMIN_LOGIN = 'macadam-bot';

/** Opens what was kept, or the story, and serves it on the loopback interface. */
export async function startForge(options: ForgeOptions): Promise<RunningForge> {
  const { directory, isReady = () => true } = options;
  const store = ForgeStore.open({
    file:
      options.isDurable === false
        ? undefined
        : path.join(directory, 'journal.jsonl'),
  });
  const port = await listen(options.port);
  const root = path.join(directory, 'repositories');
  const forge = assemble({ ...options, store, root, base: port.base });
  const { clock, faults } = forge;
  const server = new ForgeServer(forge, root);
  await open(forge, root, options);
  port.open(new FrontDoor({ server, clock, faults, isReady }).listener);
  return {
    url: forge.urls.base,
    forge,
    toldAt: toldAt(forge),
    async close() {
      port.close();
      forge.webhooks.close();
      await forge.events.settled();
      await forge.webhooks.settled();
      store.close();
    },
  };
}

async function open(
  forge: Forge,
  root: string,
  options: ForgeOptions,
): Promise<void> {
  await fill(forge, root, options);
  if (options.organizationHook) {
    keepOrganizationHook(forge, options.organizationHook);
  }
  await forge.runs.resume();
}

function assemble(parts: {
  store: ForgeStore;
  clock: SandboxClock;
  root: string;
  base: string;
  adminToken: string;
}): Forge {
  const { store, clock, root, adminToken } = parts;
  const events = new ForgeEvents();
  const faults = new Faults();
  const base = {
    store,
    events,
    clock,
    faults,
    urls: new Urls(parts.base),
    repositories: new Repositories({ store, events, clock, root }),
    callers: {
      adminToken,
      adminLogin: ADMIN_LOGIN,
      isUser: (login: string) => Boolean(store.users.get(login)),
    },
  };
  const forge: Forge = Object.assign(base, {
    runs: new RunEngine(() => forge),
    webhooks: new Webhooks({ store, clock, faults }),
  });
  followPushes(forge);
  startRunsOnEvents(forge);
  tellHooks(forge);
  return forge;
}

/** The hook that the organisation's owner has set up for the portal. */
function keepOrganizationHook(
  forge: Forge,
  { url, secret }: { url: string; secret: string },
): void {
  const { hooks, marks } = forge.store;
  const known = hooks.get(String(marks.get(PORTAL_HOOK)));
  const settings = {
    url,
    secret,
    contentType: 'json' as const,
    events: ['*'],
    active: true,
  };
  if (known) hooks.put(String(known.id), { ...known, ...settings });
  else marks.put(PORTAL_HOOK, addHook(forge, settings).id);
}
const STORY_TOLD = 'storyTold';

async function fill(
  forge: Forge,
  root: string,
  options: ForgeOptions,
): Promise<void> {
  const { store } = forge;
  if (store.marks.get(STORY_TOLD)) return;
  // What a process killed while it told the story has left is no use to anyone.
  store.clear();
  await fs.rm(root, { recursive: true, force: true });
  await importStory(forge, await options.story());
  store.users.put(ADMIN_LOGIN, {
    id: store.nextId(),
    login: ADMIN_LOGIN,
    name: 'Macadam',
    email: `${ADMIN_LOGIN}@users.noreply.localhost`,
    bot: true,
    createdAt: timestamp(forge.clock.now()),
  });
  store.marks.put(STORY_TOLD, forge.clock.now().toISOString());
}

function toldAt({ store, clock }: Forge): Date {
  const mark = store.marks.get(STORY_TOLD);
  return typeof mark === 'string' ? new Date(mark) : clock.now();
}
