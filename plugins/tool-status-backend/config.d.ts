// SPDX-License-Identifier: Apache-2.0
export interface Config {
  /** What an entity's page says of its tools. Where people see them is `macadam.links`. */
  toolStatus?: {
    grafana?: {
      /**
       * Where Grafana's HTTP API is, if not where people see it.
       * @default macadam.links.grafana.baseUrl
       * @visibility backend
       */
      apiBaseUrl?: string;
      /**
       * Of a service account with the role Viewer. Without it no dashboard is named.
       * @visibility secret
       */
      token?: string;
    };
    sonarqube?: {
      /**
       * Where SonarQube's web API is, if not where people see it.
       * @default macadam.links.sonarqube.baseUrl
       * @visibility backend
       */
      apiBaseUrl?: string;
      /**
       * Of a user who may browse the projects. Without it no quality gate is told.
       * @visibility secret
       */
      token?: string;
    };
  };
}
