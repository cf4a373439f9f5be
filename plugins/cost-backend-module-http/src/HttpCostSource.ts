// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { isError } from '@backstage/errors';
import type {
  Bill,
  BillsRequest,
  ChargeRecord,
  CostSource,
} from '@macadam/plugin-cost-node';
import { HttpSource } from '@macadam/portal-node';
import { chargesOf, serviceCost, type ServiceCost } from './serviceCost';

/** Asks about one component after the other; one that it does not know costs nothing as far as it is concerned. */
export class HttpCostSource implements CostSource {
  readonly id = 'http';
  readonly title = 'Cost service';
  private readonly http: HttpSource;

  constructor(
    private readonly options: {
      baseUrl: string;
      token?: string;
      currency: string;
      /** As `HttpSource` has it. */
      firstDelayMilliseconds?: number;
    },
  ) {
    const { baseUrl, token, firstDelayMilliseconds } = options;
    this.http = new HttpSource({
      title: this.title,
      baseUrl,
      headers: () => ({ ...(token && { authorization: `Bearer ${token}` }) }),
      firstDelayMilliseconds,
    });
  }

  async *bills({ signal, components }: BillsRequest): AsyncGenerator<Bill> {
    for (const name of components) {
      const told = await this.ask(name, signal);
      if (told) yield* this.billsOf(name, told);
    }
  }

  private async ask(
    name: string,
    signal: AbortSignal,
  ): Promise<ServiceCost | undefined> {
    const path = `/services/${encodeURIComponent(name)}/cost`;
    try {
      return await this.http.get(path, { answer: serviceCost, signal });
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  private *billsOf(name: string, told: ServiceCost): Generator<Bill> {
    const months = chargesOf(name, told, this.options.currency);
    for (const [month, charges] of months) {
      yield billOf(`${name} ${month}`, charges);
    }
  }
}

function billOf(name: string, charges: ChargeRecord[]): Bill {
  const said = JSON.stringify(charges);
  return {
    name,
    digest: createHash('sha256').update(said).digest('hex'),
    async *read() {
      yield { charges, rejects: [] };
    },
  };
}
