// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../clock';
import { Faults } from '../http/Faults';
import { FrontDoor } from '../http/FrontDoor';
import { listen } from '../http/listen';
import type { MeteredCost } from './allocation';
import { MeterServer } from './MeterServer';
import type { ServiceCosts } from './serviceCost';

export interface MeterOptions {
  /** 0 takes a free one. */
  port: number;
  clock: SandboxClock;
  /** Whether all that starts beside it is there too. */
  isReady?(): boolean;
  /** What ran on a day, as `2026-11-24`. */
  costsOf(day: string): MeteredCost[];
  /** What a service cost on a day beside that; of none anything, when absent. */
  serviceCosts?: ServiceCosts;
}

export interface RunningMeter {
  /** The API is below it, e.g. `http://localhost:7013`. */
  url: string;
  faults: Faults;
  close(): Promise<void>;
}

/** Serves what a cluster costs, as OpenCost does, on the loopback interface. */
export async function startMeter(options: MeterOptions): Promise<RunningMeter> {
  const { clock, costsOf, isReady = () => true } = options;
  const { serviceCosts = () => undefined } = options;
  const port = await listen(options.port);
  const faults = new Faults();
  const server = new MeterServer({
    ...{ base: port.base, clock },
    ...{ costsOf, serviceCosts },
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
