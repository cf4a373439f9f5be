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
       * Labels of pods by which a namespace is told apart, as OpenCost writes their names: with `_` for what is neither letter nor digit. Rules look at
       * them as `tag:<label>`.
       * @visibility backend
       */
      labels?: string[];
      /**
       * Sent with each request, for a proxy that asks for them.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
    };
  };
}
