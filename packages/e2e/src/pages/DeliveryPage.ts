// SPDX-License-Identifier: Apache-2.0
import { expect, type Locator, type Page } from '@playwright/test';
import { visit } from './visit';

const metrics = [
  'Deployment frequency',
  'Change lead time',
  'Failed deployment recovery time',
  'Change fail rate',
  'Deployment rework rate',
];

/** The figures of one scope: on the card of an entity, on its tab, or on the page of the organisation. */
export class DeliveryPage {
  constructor(readonly page: Page) {}

  async open(name: string, kind = 'component', query = ''): Promise<void> {
    await visit(this.page, `/catalog/default/${kind}/${name}/delivery${query}`);
  }

  get card(): Locator {
    return this.page.getByRole('region', { name: 'Delivery performance' });
  }

  figure(metric: string, within: Locator | Page = this.page): Locator {
    return within.getByRole('region', { name: metric, exact: true });
  }

  /** All five, each with a figure or with why there is none. */
  async expectFigures(within: Locator | Page = this.page): Promise<void> {
    for (const metric of metrics) {
      await expect(this.figure(metric, within)).toContainText(/\d|No data/);
    }
  }

  get deployments(): Locator {
    return this.page
      .getByRole('region', { name: 'Deployments', exact: true })
      .getByRole('row');
  }

  incident(title: string): Locator {
    return this.page
      .getByRole('region', { name: 'Incidents', exact: true })
      .getByRole('row')
      .filter({ hasText: title });
  }
}
