// SPDX-License-Identifier: Apache-2.0
export interface Config {
  cost?: {
    http?: {
      /**
       * Below it is `/services/{name}/cost`. Without it nothing is asked.
       * @visibility backend
       */
      baseUrl?: string;
      /**
       * Sent as a bearer token.
       * @visibility secret
       */
      token?: string;
      /**
       * In which it tells amounts.
       * @default USD
       * @visibility backend
       */
      currency?: string;
    };
  };
}
