// SPDX-License-Identifier: Apache-2.0
export interface Config {
  onCall?: {
    pagerduty?: {
      /**
       * Where PagerDuty's REST API is: `https://api.eu.pagerduty.com` for accounts of its European region.
       * @default https://api.pagerduty.com
       * @visibility backend
       */
      apiBaseUrl?: string;
      /**
       * A key of the REST API, read-only. Without it nobody is named.
       * @visibility secret
       */
      token?: string;
    };
  };
}
