// SPDX-License-Identifier: Apache-2.0

/** `organisation/repository` on the forge whose runs and pull requests belong to an entity. */
export const ANNOTATION_GITHUB_PROJECT_SLUG = 'github.com/project-slug';

/** The login on the forge of the person that a User was made from; the organisation provider writes it. */
export const ANNOTATION_GITHUB_USER_LOGIN = 'github.com/user-login';

/** `organisation/team` of the forge's team that a Group was made from; the organisation provider writes it. */
export const ANNOTATION_GITHUB_TEAM_SLUG = 'github.com/team-slug';

/** The version of a Template, which the services made from it remember. */
export const ANNOTATION_TEMPLATE_VERSION = 'macadam.dev/template-version';

/** Label: how much hangs on an entity, in the company's own words, such as `critical`. */
export const LABEL_TIER = 'macadam.dev/tier';

/** The service of PagerDuty whose incidents are an entity's, and so who is on call for it. */
export const ANNOTATION_PAGERDUTY_SERVICE_ID = 'pagerduty.com/service-id';

/** The tag of an entity's dashboards in Grafana; `tag=` may stand before it. */
export const ANNOTATION_GRAFANA_SELECTOR = 'grafana/dashboard-selector';

/** The key of an entity's project in SonarQube; an instance and a slash may stand before it. */
export const ANNOTATION_SONARQUBE_PROJECT_KEY = 'sonarqube.org/project-key';

/** Of a component in a repository of several: which paths, comma-separated prefixes from its root, its changes touch. */
export const ANNOTATION_DELIVERY_PATHS = 'macadam.dev/delivery-paths';

/** The name of the workflow that deploys a component to production, where it is not the configured one. */
export const ANNOTATION_DELIVERY_WORKFLOW = 'macadam.dev/delivery-workflow';

/** Of a Group: the IANA time zone in which its days and weeks begin, such as `Europe/Amsterdam`. */
export const ANNOTATION_TIMEZONE = 'macadam.dev/timezone';

/** What is meant to be spent in a month on an entity, a system's or a team's: `1200 EUR`. */
export const ANNOTATION_MONTHLY_BUDGET = 'macadam.dev/monthly-budget';

/** Which resources of a bill are an entity's: their ids with commas between them, of which one may end with `*`. A rule of the configuration looks at it. */
export const ANNOTATION_COST_RESOURCES = 'macadam.dev/cost-resources';
