// SPDX-License-Identifier: Apache-2.0

/** Where things are found: pages at the base, the REST API below it. PagerDuty has a host for each. */
export class Urls {
  /** @param base - without a slash at the end, e.g. `http://localhost:7012` */
  constructor(readonly base: string) {}

  get api(): string {
    return `${this.base}/api`;
  }

  /** @param path - of the API, which is that of the page as well, e.g. `/incidents/Q2` */
  of(path: string): { self: string; html_url: string } {
    return { self: `${this.api}${path}`, html_url: `${this.base}${path}` };
  }
}
