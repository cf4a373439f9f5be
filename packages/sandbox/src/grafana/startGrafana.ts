// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../clock';
import { Faults } from '../http/Faults';
import { FrontDoor } from '../http/FrontDoor';
import { listen } from '../http/listen';
import type { StoryDashboard } from '../story';
import { GrafanaServer } from './GrafanaServer';

export interface GrafanaOptions {
  /** 0 takes a free one. */
  port: number;
  /** Of a service account that reads everything. */
  token: string;
  clock: SandboxClock;
  /** Whether all that starts beside it is there too. */
  isReady?(): boolean;
  /** Those that are there now; asked for each answer. */
  dashboards(): Promise<StoryDashboard[]> | StoryDashboard[];
}

export interface RunningGrafana {
  /** Pages are there, e.g. `http://localhost:7014`; the API is below `/api`. */
  url: string;
  faults: Faults;
  close(): Promise<void>;
}

/** Serves a list of dashboards, as Grafana does, on the loopback interface. */
export async function startGrafana(
  options: GrafanaOptions,
): Promise<RunningGrafana> {
  const { clock, token, isReady = () => true } = options;
  const port = await listen(options.port);
  const faults = new Faults();
  const server = new GrafanaServer({
    base: port.base,
    token,
    list: async () => options.dashboards(),
  });
  port.open(new FrontDoor({ server, clock, faults, isReady }).listener);
  return {
    url: port.base,
    faults,
    async close() {
      port.close();
    },
  };
}
