// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { Templates } from './Templates';

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'node-microservice',
    namespace: 'default',
    title: 'Node.js microservice',
    description: 'A service in TypeScript',
  },
};

const renderTemplates = (entities: Entity[]) =>
  renderInTestApp(<Templates />, { apis: [catalogApiMock({ entities })] });

describe('Templates', () => {
  it('offers each template of the catalog', async () => {
    renderTemplates([template]);

    expect(await screen.findByText('Node.js microservice')).toBeVisible();
    expect(screen.getByText('A service in TypeScript')).toBeVisible();
  });

  it('says where templates come from when there is none', async () => {
    renderTemplates([]);

    expect(await screen.findByText(/platform repository/)).toBeVisible();
  });

  it('does not take a failing catalog for an empty one', async () => {
    renderInTestApp(<Templates />, {
      apis: [
        [
          catalogApiRef,
          { queryEntities: () => Promise.reject(new Error('away')) },
        ],
      ],
    });

    expect(await screen.findByText('away')).toBeVisible();
  });
});
