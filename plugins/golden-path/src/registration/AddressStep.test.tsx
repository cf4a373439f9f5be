// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ResponseError } from '@backstage/errors';
import type {
  GoldenPathApi,
  Registration,
} from '@macadam/plugin-golden-path-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenPathApiRef } from '../api';
import { AddressStep } from './AddressStep';

const repository = {
  name: 'acme/refund-batch',
  url: 'https://github.example/acme/refund-batch',
};

async function lookAt(getRegistration: GoldenPathApi['getRegistration']) {
  const found: Registration[] = [];
  renderInTestApp(
    <AddressStep onFound={registration => found.push(registration)} />,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[goldenPathApiRef, { getRegistration }], catalogApiMock()],
    },
  );
  const address = await screen.findByLabelText(/^Address of the repository/);
  await userEvent.click(address);
  await userEvent.paste(repository.url);
  await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
  return found;
}

describe('AddressStep', () => {
  it('leads to the entity of a repository that is in the catalog', async () => {
    await lookAt(async () => ({
      state: 'registered',
      repository,
      entityRefs: ['component:default/refund-batch'],
    }));

    expect(
      await screen.findByText('acme/refund-batch is in the catalog already'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'refund-batch' })).toHaveAttribute(
      'href',
      '/catalog/default/component/refund-batch',
    );
  });

  it('leads to the file of which the catalog has nothing', async () => {
    const file = `${repository.url}/blob/main/catalog-info.yaml`;
    await lookAt(async () => ({ state: 'described', repository, file }));

    expect(
      await screen.findByRole('link', { name: 'the file' }),
    ).toHaveAttribute('href', file);
  });

  it('says why a repository is refused, in the words of the server', async () => {
    const body = JSON.stringify({
      error: { name: 'NotAllowedError', message: "is another team's" },
      response: { statusCode: 403 },
    });
    const headers = { 'content-type': 'application/json' };
    const refused = new Response(body, { status: 403, headers });
    await lookAt(async () => {
      throw await ResponseError.fromResponse(refused);
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      "This repository is not your team'sis another team's",
    );
  });

  it('goes on with a repository for which a file can be proposed', async () => {
    const registration: Registration = {
      state: 'new',
      repository,
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'refund-batch' },
      },
    };
    const found = await lookAt(async () => registration);

    expect(found).toEqual([registration]);
  });
});
