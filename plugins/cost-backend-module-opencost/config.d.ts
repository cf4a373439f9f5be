// SPDX-License-Identifier: Apache-2.0
export interface Config {
  cost?: {
    opencost?: {
      /**
       * Below it is `/allocation`. Without it nothing is asked.
       * @visibility backend
       */
      baseUrl?: string;
      /**
       * In which it reckons.
       * @default USD
       * @visibility backend
       */
      currency?: string;
      /**
       * What the cluster is called where OpenCost does not say.
       * @default default-cluster
       * @visibility backend
       */
      cluster?: string;
      /**
       * Sent with each request, for a proxy that asks for them.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
    };
  };
}
