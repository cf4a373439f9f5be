// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';

/** Where the golden path creates repositories, and the address under which people see the portal. */
export interface GoldenPathConfig {
  host: string;
  organization: string;
  appBaseUrl: string;
  /** The branch of pull requests that bring a repository into the catalog. */
  registrationBranch: string;
}

export function readGoldenPathConfig(config: Config): GoldenPathConfig {
  return {
    host: config.getOptionalString('macadam.github.host') ?? 'github.com',
    organization: config.getString('macadam.github.organization'),
    appBaseUrl: config.getString('app.baseUrl'),
    registrationBranch:
      config.getOptionalString('catalog.import.pullRequestBranchName') ??
      'backstage-integration',
  };
}
