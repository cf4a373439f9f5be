// SPDX-License-Identifier: Apache-2.0
export interface Config {
  dora?: {
    webhook?: {
      /**
       * Signs what is sent to `/api/dora/webhooks/generic`. Without it that address does not exist.
       * @visibility secret
       */
      secret?: string;
    };
  };
}
