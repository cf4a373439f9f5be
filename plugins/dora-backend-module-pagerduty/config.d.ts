// SPDX-License-Identifier: Apache-2.0
export interface Config {
  dora?: {
    pagerduty?: {
      /**
       * Where PagerDuty's REST API is: `https://api.eu.pagerduty.com` for accounts of its European region.
       * @default https://api.pagerduty.com
       * @visibility backend
       */
      apiBaseUrl?: string;
      /**
       * A key of the REST API, read-only. Without it no incidents are read.
       * @visibility secret
       */
      token?: string;
      /**
       * Of the webhook subscription to `/api/dora/webhooks/pagerduty`. Without it that address does not exist.
       * @visibility secret
       */
      webhookSecret?: string;
    };
  };
}
