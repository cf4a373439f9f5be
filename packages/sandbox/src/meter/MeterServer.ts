// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { SandboxClock } from '../clock';
import type { RequestFault } from '../http/Faults';
import type { Server } from '../http/FrontDoor';
import { json, type Reply } from '../http/Reply';
import { ServerError } from '../http/ServerError';
import { allocationsOf, type MeteredCost } from './allocation';
import { serviceCostOf, type ServiceCosts } from './serviceCost';
import { windowOf } from './window';

const SERVICE = /^GET \/services\/([^/]+)\/cost$/;

/**
 * OpenCost's API (https://www.opencost.io/docs/integrations/api), as far as costs are asked of it: `GET /allocation`; and beside it a company's own
 * `GET /services/{name}/cost`. It asks for no credentials.
 */
export class MeterServer implements Server {
  readonly name = 'meter';
  readonly base: string;

  constructor(
    private readonly options: {
      base: string;
      clock: SandboxClock;
      costsOf(day: string): MeteredCost[];
      serviceCosts: ServiceCosts;
    },
  ) {
    this.base = options.base;
  }

  async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    try {
      const operation = `${request.method} ${url.pathname}`;
      if (operation === 'GET /healthz') return json({});
      if (operation === 'GET /allocation') {
        return json({ code: 200, data: this.allocations(url) });
      }
      const [, service] = SERVICE.exec(operation) ?? [];
      if (service) return json(this.serviceCost(service));
      throw new ServerError(
        501,
        `The sandbox's meter does not serve ${operation}`,
      );
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      const { message, status } = error;
      return json({ code: status, message }, { status });
    }
  }

  refusal({ status }: RequestFault): Reply {
    const message = 'The meter was told to misbehave';
    return json({ code: status, message }, { status });
  }

  /** It knows no pages. */
  firstPage(url: URL): URL {
    return url;
  }

  endless(reply: Reply): Reply {
    return reply;
  }

  headers(): Record<string, string> {
    return { 'access-control-allow-origin': '*' };
  }

  private serviceCost(name: string) {
    const { clock, serviceCosts } = this.options;
    return serviceCostOf(decoded(name), clock.now(), serviceCosts);
  }

  private allocations({ searchParams }: URL) {
    const { clock, costsOf } = this.options;
    const days = windowOf(searchParams.get('window') ?? '', clock.now());
    return allocationsOf(days, {
      aggregate: (searchParams.get('aggregate') ?? 'namespace').split(','),
      includeIdle: searchParams.get('includeIdle') === 'true',
      isAccumulated: searchParams.get('accumulate') === 'true',
      step: searchParams.get('step') ?? '',
      costsOf,
    });
  }
}

/** @throws ServerError 400 for what is no encoded name */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new ServerError(400, 'The name is not encoded as it should be');
  }
}
