// SPDX-License-Identifier: Apache-2.0
export interface Config {
  macadam?: {
    github?: {
      /**
       * The organisation whose repositories come into the catalog.
       * @visibility frontend
       */
      organization: string;
    };
  };
}
