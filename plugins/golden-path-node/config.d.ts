// SPDX-License-Identifier: Apache-2.0
export interface Config {
  macadam?: {
    github?: {
      /**
       * The host of the `integrations.github` entry whose credentials create repositories.
       * @default github.com
       */
      host?: string;
      /** The organisation that new services' repositories belong to. */
      organization: string;
    };
  };
}
