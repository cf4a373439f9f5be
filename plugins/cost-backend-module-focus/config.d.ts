// SPDX-License-Identifier: Apache-2.0
export interface Config {
  cost?: {
    focus?: {
      /**
       * A file, or a directory whose files that end in `.csv` or `.csv.gz` are read, those of the directories in it too. Without it none are.
       * @visibility backend
       */
      path?: string;
    };
  };
}
