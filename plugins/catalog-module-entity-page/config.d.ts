// SPDX-License-Identifier: Apache-2.0
export interface Config {
  macadam?: {
    /** Where people see the tools that entities name by annotation. A tool without an address is shown as not set up. */
    links?: {
      grafana?: {
        /** @visibility frontend */
        baseUrl?: string;
      };
      sonarqube?: {
        /** @visibility frontend */
        baseUrl?: string;
      };
      pagerduty?: {
        /** @visibility frontend */
        baseUrl?: string;
      };
      argocd?: {
        /** @visibility frontend */
        baseUrl?: string;
      };
    };
  };
}
