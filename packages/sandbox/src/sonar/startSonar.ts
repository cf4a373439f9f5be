// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../clock';
import { Faults } from '../http/Faults';
import { FrontDoor } from '../http/FrontDoor';
import { listen } from '../http/listen';
import type { StoryProject } from '../story';
import { SonarServer } from './SonarServer';

export interface SonarOptions {
  /** 0 takes a free one. */
  port: number;
  /** Of a user who may browse every project. */
  token: string;
  clock: SandboxClock;
  /** Whether all that starts beside it is there too. */
  isReady?(): boolean;
  projects: StoryProject[];
}

export interface RunningSonar {
  /** Pages are there, e.g. `http://localhost:7015`; the API is below `/api`. */
  url: string;
  faults: Faults;
  close(): Promise<void>;
}

/** Serves the quality gates of projects, as SonarQube does, on the loopback interface. */
export async function startSonar(options: SonarOptions): Promise<RunningSonar> {
  const { clock, token, projects, isReady = () => true } = options;
  const port = await listen(options.port);
  const faults = new Faults();
  const server = new SonarServer({ base: port.base, token, projects });
  port.open(new FrontDoor({ server, clock, faults, isReady }).listener);
  return {
    url: port.base,
    faults,
    async close() {
      port.close();
    },
  };
}
