// SPDX-License-Identifier: Apache-2.0

/** Where things are found: pages at the base, the REST API below it. PagerDuty has a host for each. */
export class Urls {
  /** @param base - without a slash at the end, e.g. `http://localhost:7012` */
  constructor(readonly base: string) {}

  get api(): string {
    return `${this.base}/api`;
  }

  /**
   * @param path - of the API, e.g. `/incidents/Q2`. The page has the same, but for a service's, as PagerDuty's own answers have it:
   * https://developer.pagerduty.com/api-reference/7062f2631b397-create-a-service
   */
  of(path: string): { self: string; html_url: string } {
    const page = path.replace(/^\/services\//, '/service-directory/');
    return { self: `${this.api}${path}`, html_url: `${this.base}${page}` };
  }
}
