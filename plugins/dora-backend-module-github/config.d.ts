// SPDX-License-Identifier: Apache-2.0
export interface Config {
  dora?: {
    github?: {
      /**
       * The name of the workflow that deploys to production, of entities that name none by `macadam.dev/delivery-workflow`.
       * @default Deploy to Production
       * @visibility backend
       */
      workflow?: string;
    };
  };
}
