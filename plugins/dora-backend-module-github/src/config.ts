// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';

export interface GithubDeliveryConfig {
  /** The workflow that deploys what names no workflow of its own. */
  workflow: string;
  /** In lower case; the first one is where a run deploys to that names no environment on GitHub. */
  productionEnvironments: string[];
}

/** @param config - the whole configuration */
export function readGithubDeliveryConfig(config: Config): GithubDeliveryConfig {
  const environments = config.getOptionalStringArray(
    'dora.productionEnvironments',
  );
  return {
    workflow:
      config.getOptionalString('dora.github.workflow') ??
      'Deploy to Production',
    productionEnvironments: (environments ?? ['production']).map(lowerCase),
  };
}

/** How names are compared that GitHub compares without regard to case. */
export function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
