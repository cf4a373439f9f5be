// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import type { SandboxClock } from '../clock';
import { Faults } from '../http/Faults';
import { FrontDoor } from '../http/FrontDoor';
import { listen } from '../http/listen';
import type { PagerStory } from '../story';
import type { Pager } from './Pager';
import { PagerServer } from './PagerServer';
import { PagerStore } from './store';
import { importPagerStory } from './story/importPagerStory';
import { Urls } from './Urls';
import { keepPortalSubscription } from './webhooks/subscriptions';
import { Webhooks } from './webhooks/Webhooks';

const STORY_TOLD = 'storyTold';

export interface PagerOptions {
  /** 0 takes a free one. */
  port: number;
  /** Holds the journal. Without it everything is kept in memory only. */
  directory?: string;
  /** The account's key for the REST API. */
  token: string;
  clock: SandboxClock;
  /** Where the portal takes webhooks, and what signs them. */
  portal?: { url: string; secret: string };
  /** Whether all that starts beside the pager is there too. */
  isReady?(): boolean;
  /** Fills the pager when it is empty. */
  story(): PagerStory;
}

export interface RunningPager {
  /** Where pages are, e.g. `http://localhost:7012`; the API is below it. */
  url: string;
  api: string;
  pager: Pager;
  close(): Promise<void>;
}

/** Opens what was kept, or the story, and serves it on the loopback interface. */
export async function startPager(options: PagerOptions): Promise<RunningPager> {
  const { directory, token, clock, isReady = () => true } = options;
  const store = PagerStore.open({
    file: directory && path.join(directory, 'journal.jsonl'),
  });
  const port = await listen(options.port);
  const faults = new Faults();
  const pager: Pager = {
    store,
    clock,
    faults,
    token,
    urls: new Urls(port.base),
    webhooks: new Webhooks(() => pager, { store, clock, faults }),
  };
  if (!store.marks.get(STORY_TOLD)) {
    // What a process killed while it told the story has left is no use to anyone.
    store.clear();
    importPagerStory(pager, options.story());
    store.marks.put(STORY_TOLD, true);
  }
  if (options.portal) keepPortalSubscription(pager, options.portal);
  pager.webhooks.resume();
  const server = new PagerServer(pager);
  port.open(new FrontDoor({ server, clock, faults, isReady }).listener);
  return {
    url: pager.urls.base,
    api: pager.urls.api,
    pager,
    async close() {
      port.close();
      pager.webhooks.close();
      await pager.webhooks.settled();
      store.close();
    },
  };
}
