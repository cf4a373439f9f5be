// SPDX-License-Identifier: Apache-2.0

/** The tag that a value of `grafana/dashboard-selector` names. */
export function grafanaTagOf(selector: string): string {
  return selector.trim().replace(/^tag=/, '');
}

/** Where Grafana lists all dashboards that carry the tag, below its base URL. */
export function grafanaPathOf(tag: string): string {
  return `dashboards?tag=${encodeURIComponent(tag)}`;
}

/** The project that a value of `sonarqube.org/project-key` names. No key holds a slash: an instance stands before it. */
export function sonarqubeKeyOf(value: string): string {
  return value.split('/').at(-1)?.trim() ?? '';
}

/** Where SonarQube shows the project, below its base URL. */
export function sonarqubePathOf(key: string): string {
  return `dashboard?id=${encodeURIComponent(key)}`;
}
