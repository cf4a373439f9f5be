// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { GithubActivityClient } from '@macadam/plugin-github-activity-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { githubActivityApiRef } from '../api';
import { EntityActions } from './EntityActions';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payment-service', namespace: 'default' },
};
const read = { readAt: '2026-06-01T12:00:00.000Z' };
const failing = {
  failingSince: '2026-06-01T12:30:00.000Z',
  reason: 'GitHub answered 502',
};
const page = (total: number, source: object) => ({
  repository: {
    slug: 'acme/payment-service',
    url: 'https://forge.example/acme/payment-service',
    branches: [],
  },
  runs: [],
  total,
  canRerun: false,
  source,
});
const answer = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
const refusal = (status: number, name: string, message: string) =>
  answer(
    { error: { name, message }, response: { statusCode: status } },
    status,
  );

function show(...answers: Response[]) {
  const client = new GithubActivityClient({
    discoveryApi: { getBaseUrl: async () => 'http://portal.example/api' },
    fetchApi: { fetch: async () => answers.shift()! },
  });
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityActions>
        <p>The runs</p>
      </EntityActions>
    </EntityProvider>,
    { apis: [[githubActivityApiRef, client]] },
  );
}

it('shows the runs where there are some', async () => {
  show(answer(page(3, read)));
  expect(await screen.findByText('The runs')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Look again' })).toBeNull();
});

it('says above old runs since when GitHub is away', async () => {
  show(answer(page(3, { ...read, ...failing })));
  expect(await screen.findByText('The runs')).toBeVisible();
  expect(screen.getByText(/^GitHub cannot be read since/)).toBeVisible();
});

it.each([
  {
    what: 'nothing is there yet',
    given: answer(page(0, read)),
    says: ['No runs yet', /with the next push/],
  },
  {
    what: 'nothing was read yet',
    given: answer(page(0, {})),
    says: ['Not read yet', /within minutes/],
  },
  {
    what: 'GitHub is away',
    given: answer(page(0, failing)),
    says: [/^GitHub cannot be read since/, /GitHub answered 502/],
  },
  {
    what: 'it is not connected',
    given: refusal(404, 'NotFoundError', 'It names no repository of its own'),
    says: ['Not connected', /names no repository/],
  },
  {
    what: 'one may not see them',
    given: refusal(403, 'NotAllowedError', 'Not allowed'),
    says: ['You may not see these runs', /Ask the owners/],
  },
  {
    what: 'the portal fails',
    given: refusal(500, 'Error', 'Out of order'),
    says: ['The runs could not be asked for', 'Out of order'],
  },
])('tells when $what', async ({ given, says }) => {
  show(given);
  expect(await screen.findByText(says[0])).toBeVisible();
  expect(screen.getByText(says[1])).toBeVisible();
  expect(screen.queryByText('The runs')).toBeNull();
});

it('looks again when asked to', async () => {
  show(answer(page(0, read)), answer(page(1, read)));
  await userEvent.click(
    await screen.findByRole('button', { name: 'Look again' }),
  );
  expect(await screen.findByText('The runs')).toBeVisible();
});
